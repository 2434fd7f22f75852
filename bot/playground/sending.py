"""The Bot API methods that put a message into a chat."""

from bot.playground.call import Call
from bot.playground.entities import RichText
from bot.playground.files import LARGEST_PHOTO, LARGEST_UPLOAD, StoredFile, document, photo_sizes
from bot.playground.keyboards import checked_markup
from bot.playground.refusals import BotApiError, JsonObject, bad_request
from bot.playground.strictness import caption, message_text
from bot.playground.world import World

ACTIONS = frozenset(
    {
        *("typing", "upload_photo", "upload_document", "choose_sticker", "find_location"),
        *("record_video", "upload_video", "record_voice", "upload_voice", "record_video_note", "upload_video_note"),
    }
)
LARGEST_ALBUM = 10
ALBUM_KINDS = frozenset({"photo", "document"})


def send_message(world: World, call: Call) -> JsonObject:
    return _send(world, call, text_content(message_text(call)))


def send_photo(world: World, call: Call) -> JsonObject:
    return _send(world, call, {"photo": photo_sizes(given_file(world, call, "photo")), **caption_content(call)})


def send_document(world: World, call: Call) -> JsonObject:
    return _send(world, call, {"document": document(given_file(world, call, "document")), **caption_content(call)})


def send_media_group(world: World, call: Call) -> list[JsonObject]:
    world.open_chat(call.chat_id())
    given = call.structure("media")
    if not isinstance(given, list) or not given:
        raise bad_request("there are no messages to send")
    if len(given) > LARGEST_ALBUM:
        raise bad_request("too many messages to send as an album")
    if len(given) == 1:
        raise bad_request("an album must include 2-10 items")
    album_id = str(world.timestamp()) + str(call.chat_id())
    contents = [{**_album_item(world, call, item), "media_group_id": album_id} for item in given]
    return [_send(world, call, content) for content in contents]


def _album_item(world: World, call: Call, item: object) -> JsonObject:
    if not isinstance(item, dict) or item.get("type") not in ALBUM_KINDS:
        raise bad_request("can't parse InputMedia: unsupported type specified")
    kind = item["type"]
    piece = Call(call.method, {**item, kind: item.get("media", "")}, call.uploads)
    stored = given_file(world, piece, kind)
    return {kind: photo_sizes(stored) if kind == "photo" else document(stored), **caption_content(piece)}


def send_chat_action(world: World, call: Call) -> bool:
    world.open_chat(call.chat_id())
    action = call.text("action")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.tell("typing", call.chat_id(), text=action)
    return True


def _send(world: World, call: Call, content: JsonObject) -> JsonObject:
    place = world.open_chat(call.chat_id())
    markup, keyboard = checked_markup(call.structure("reply_markup")), None
    if markup is not None and "inline_keyboard" not in markup:
        markup, keyboard = None, markup
    content = content | _reply(world, call) | _marks(call) | ({"reply_markup": markup} if markup else {})
    stored = world.new_message(place.chat(), world.bot, content, outgoing=False, keyboard=keyboard)
    return dict(stored.body)


def text_content(rich: RichText) -> JsonObject:
    return {"text": rich.text, **({"entities": rich.entities} if rich.entities else {})}


def caption_content(call: Call) -> JsonObject:
    rich = caption(call)
    content: JsonObject = {"caption": rich.text} if rich.text else {}
    return content | ({"caption_entities": rich.entities} if rich.entities else {})


def _marks(call: Call) -> JsonObject:
    return {"has_protected_content": True} if call.flag("protect_content") else {}


def _reply(world: World, call: Call) -> JsonObject:
    """What the message answers, from reply_parameters or the older reply_to_message_id."""
    given = call.structure("reply_parameters") or {}
    if not isinstance(given, dict):
        raise bad_request("can't parse reply parameters JSON object")
    message_id = given.get("message_id") or call.number("reply_to_message_id")
    if not message_id:
        return {}
    replied = world.message(call.chat_id(), int(message_id))
    if replied is not None:
        return {"reply_to_message": {name: value for name, value in replied.body.items() if name != "reply_to_message"}}
    if given.get("allow_sending_without_reply") or call.flag("allow_sending_without_reply"):
        return {}
    raise bad_request("message to be replied not found")


def given_file(world: World, call: Call, kind: str) -> StoredFile:
    """A new upload or a file Telegram already has, by id. Raises Telegram's refusals."""
    given = call.text(kind)
    upload = call.uploads.get(given.removeprefix("attach://") if given.startswith("attach://") else kind)
    if upload is None:
        return _known_file(world, given, kind)
    if len(upload.content) > LARGEST_UPLOAD:
        raise BotApiError(413, "Request Entity Too Large")
    if kind == "photo" and len(upload.content) > LARGEST_PHOTO:
        raise bad_request("file is too big for a photo")
    return world.files.keep(upload.name, upload.mime_type, upload.content, f"{kind}s")


def _known_file(world: World, given: str, kind: str) -> StoredFile:
    if not given:
        raise bad_request(f"there is no {kind} in the request")
    if given.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    stored = world.files.get(given)
    if stored is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return stored
