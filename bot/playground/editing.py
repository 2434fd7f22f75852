"""The Bot API methods that change, take back or mark what is in a chat, and that answer a tap."""

from datetime import timedelta

from bot.playground.call import Call
from bot.playground.keyboards import checked_markup
from bot.playground.refusals import JsonObject, bad_request
from bot.playground.sending import caption_content, text_content
from bot.playground.strictness import LONGEST_ANSWER, fitting, message_text
from bot.playground.world import QUERY_LIFE, StoredMessage, World

DELETABLE_FOR = timedelta(hours=48)
MOST_DELETED = 100
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
REACTIONS_IN_ORDER = (
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 "
    "💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 "
    "☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡"
)
EMOJI_STYLE = "\ufe0f"  # some write an emoji with it, some without; Telegram takes both
REACTIONS = frozenset(REACTIONS_IN_ORDER.split())


def edit_message_text(world: World, call: Call) -> JsonObject:
    stored = _editable(world, call)
    rich = message_text(call)
    if "text" not in stored.body:
        raise bad_request("there is no text in the message to edit")
    return _change(world, call, stored, {"entities": None, **text_content(rich)})


def edit_message_caption(world: World, call: Call) -> JsonObject:
    stored = _editable(world, call)
    if not {"photo", "document"} & stored.body.keys():
        raise bad_request("there is no caption in the message to edit")
    return _change(world, call, stored, {"caption": None, "caption_entities": None, **caption_content(call)})


def edit_message_reply_markup(world: World, call: Call) -> JsonObject:
    return _change(world, call, _editable(world, call), {})


def _editable(world: World, call: Call) -> StoredMessage:
    world.open_chat(call.chat_id())
    stored = world.message(call.chat_id(), call.number("message_id"))
    if stored is None:
        raise bad_request("message to edit not found")
    if stored.outgoing:
        raise bad_request("message can't be edited")
    return stored


def _change(world: World, call: Call, stored: StoredMessage, content: JsonObject) -> JsonObject:
    """An edit that names no buttons takes the buttons away."""
    markup = checked_markup(call.structure("reply_markup"))
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    change = {**content, "reply_markup": markup}
    if all(stored.body.get(name) == value for name, value in change.items()):
        raise bad_request(NOT_MODIFIED)
    world.change_message(stored, change)
    return dict(stored.body)


def delete_message(world: World, call: Call) -> bool:
    world.open_chat(call.chat_id())
    _delete(world, call.chat_id(), call.number("message_id"))
    return True


def delete_messages(world: World, call: Call) -> bool:
    """Takes away what it can and says nothing of the rest, as Telegram does."""
    world.open_chat(call.chat_id())
    given = call.structure("message_ids")
    if not isinstance(given, list) or not given:
        raise bad_request("message identifiers are not specified")
    if len(given) > MOST_DELETED:
        raise bad_request("too many messages specified")
    for message_id in given:
        stored = world.message(call.chat_id(), int(message_id))
        if stored is not None and _deletable(world, stored):
            world.drop_message(call.chat_id(), int(message_id))
    return True


def _delete(world: World, chat_id: int, message_id: int) -> None:
    stored = world.message(chat_id, message_id)
    if stored is None:
        raise bad_request("message to delete not found")
    if not _deletable(world, stored):
        raise bad_request("message can't be deleted for everyone")
    world.drop_message(chat_id, message_id)


def _deletable(world: World, stored: StoredMessage) -> bool:
    """Younger than 48 hours; in a group, the bot's own only."""
    age = world.timestamp() - stored.body["date"]
    private = stored.body["chat"]["type"] == "private"
    return age < DELETABLE_FOR.total_seconds() and (private or not stored.outgoing)


def set_message_reaction(world: World, call: Call) -> bool:
    world.open_chat(call.chat_id())
    stored = world.message(call.chat_id(), call.number("message_id"))
    if stored is None:
        raise bad_request("message to react not found")
    given = call.structure("reaction") or []
    if not isinstance(given, list) or len(given) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    stored.reactions = [_emoji(reaction) for reaction in given]
    world.tell("reaction", call.chat_id(), message_id=stored.body["message_id"], reactions=stored.reactions)
    return True


def _emoji(reaction: object) -> str:
    emoji = str(reaction.get("emoji", "")) if isinstance(reaction, dict) else ""
    if emoji.replace(EMOJI_STYLE, "") not in REACTIONS:
        raise bad_request("REACTION_INVALID")
    return emoji


def answer_callback_query(world: World, call: Call) -> bool:
    text = fitting(call.text("text"), LONGEST_ANSWER, bad_request("MESSAGE_TOO_LONG"))
    query = world.queries.get(call.text("callback_query_id"))
    if query is None or query.answered or world.now() - query.asked_at > QUERY_LIFE:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    query.answered = True
    details = {"person_id": query.person_id, "callback_query_id": query.id, "show_alert": call.flag("show_alert")}
    world.tell("callback_answer", query.chat_id, text=text, **details)
    return True
