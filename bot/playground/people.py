"""What people do in their chats, and the updates that makes for the bot."""

from secrets import token_hex
from typing import Any

from bot.playground.entities import found_entities, utf16_slice
from bot.playground.files import StoredFile, document, photo_sizes
from bot.playground.refusals import JsonObject, bad_request
from bot.playground.world import CallbackQuery, Group, Person, StoredMessage, World


def usual_people(world: World) -> None:
    """Those whom the playground starts with: somebody with lupus, who cares for them, a stranger, and a group."""
    robin = world.person("Robin", "en", "patient")
    maya = world.person("Maya", "es", "caregiver")
    luc = world.person("Luc", "fr", "stranger")
    group = world.group("Living with lupus", (robin, maya, luc))
    add_bot(world, robin, group)


def say(world: World, person: Person, text: str, group: Group | None = None, reply_to: int | None = None) -> JsonObject:
    """A typed message; commands, links and mentions in it are marked as Telegram marks them."""
    content: JsonObject = {"text": text}
    entities = found_entities(text)
    if entities:
        content["entities"] = entities
    return send(world, person, content, group, reply_to)


def send(
    world: World, person: Person, content: JsonObject, group: Group | None = None, reply_to: int | None = None
) -> JsonObject:
    """Any message of a person: its content in the words of the Bot API."""
    chat = (group or person).chat()
    replied = world.message(chat["id"], reply_to) if reply_to is not None else None
    if replied is not None:
        content = {**content, "reply_to_message": dict(replied.body)}
    if group is None:
        _open_private_chat(world, person)
    stored = world.new_message(chat, person.user(), content, outgoing=True)
    if group is None or group.bot_is_admin or _reaches_bot_in_group(world, stored.body):
        world.updates.put("message", dict(stored.body), f"chat {chat['id']}")
    return stored.shown()


def _open_private_chat(world: World, person: Person) -> None:
    """Writing to the bot opens the chat; writing after a block takes the block back."""
    if person.blocked:
        unblock(world, person)
    person.started = True


def _reaches_bot_in_group(world: World, body: JsonObject) -> bool:
    """Privacy mode: a bot in a group sees commands, mentions of itself and replies to itself, nothing else."""
    replied = body.get("reply_to_message")
    if replied is not None and replied["from"]["id"] == world.bot["id"]:
        return True
    text = body.get("text") or body.get("caption") or ""
    name = f"@{world.bot['username']}".lower()
    for entity in body.get("entities") or body.get("caption_entities") or []:
        marked = utf16_slice(text, entity["offset"], entity["length"]).lower()
        if entity["type"] == "mention" and marked == name:
            return True
        if entity["type"] == "bot_command" and ("@" not in marked or marked.endswith(name)):
            return True
    return False


def edit(world: World, person: Person, message_id: int, text: str, group: Group | None = None) -> JsonObject:
    """Changes a text, or the caption of a picture or document."""
    stored = _own_message(world, person, message_id, group)
    name = "text" if "text" in stored.body else "caption"
    marks = "entities" if name == "text" else "caption_entities"
    world.change_message(stored, {name: text, marks: found_entities(text) or None})
    if group is None or group.bot_is_admin or _reaches_bot_in_group(world, stored.body):
        world.updates.put("edited_message", dict(stored.body), f"chat {stored.body['chat']['id']}")
    return stored.shown()


def delete(world: World, person: Person, message_id: int, group: Group | None = None) -> None:
    """Telegram tells a bot nothing of a deleted message."""
    _own_message(world, person, message_id, group)
    world.drop_message((group or person).id, message_id)


def _own_message(world: World, person: Person, message_id: int, group: Group | None) -> StoredMessage:
    stored = world.message((group or person).id, message_id)
    if stored is None or stored.body["from"]["id"] != person.id:
        raise bad_request("message to edit not found")
    return stored


def tap(world: World, person: Person, message_id: int, data: str, group: Group | None = None) -> str:
    """A press of an inline button, also of one that has gone since; returns the callback query's id."""
    chat_id = (group or person).id
    stored = world.message(chat_id, message_id)
    if stored is None:
        raise bad_request("message to tap not found")
    query = CallbackQuery(str(int(token_hex(7), 16)), person.id, chat_id, world.now())
    world.queries[query.id] = query
    content = {"id": query.id, "from": person.user(), "message": dict(stored.body)}
    update = {**content, "chat_instance": str(-chat_id), "data": data}
    world.updates.put("callback_query", update, f"user {person.id}")
    return query.id


def send_photo(world: World, person: Person, stored: StoredFile, caption: str = "", **place: Any) -> JsonObject:
    return send(world, person, {"photo": photo_sizes(stored), **_captioned(caption)}, **place)


def send_document(world: World, person: Person, stored: StoredFile, caption: str = "", **place: Any) -> JsonObject:
    return send(world, person, {"document": document(stored), **_captioned(caption)}, **place)


def _captioned(caption: str) -> JsonObject:
    entities = found_entities(caption)
    return ({"caption": caption} if caption else {}) | ({"caption_entities": entities} if entities else {})


def send_location(world: World, person: Person, latitude: float, longitude: float, **place: Any) -> JsonObject:
    return send(world, person, {"location": {"latitude": latitude, "longitude": longitude}}, **place)


def send_contact(world: World, person: Person, **place: Any) -> JsonObject:
    contact = {"phone_number": "+15550100", "first_name": person.first_name, "user_id": person.id}
    return send(world, person, {"contact": contact}, **place)


def send_voice(world: World, person: Person, **place: Any) -> JsonObject:
    stored = world.files.keep("voice.ogg", "audio/ogg", b"OggS", "voice")
    voice = {**stored.described(), "duration": 4, "mime_type": "audio/ogg"}
    return send(world, person, {"voice": voice}, **place)


def send_video(world: World, person: Person, caption: str = "", **place: Any) -> JsonObject:
    stored = world.files.keep("video.mp4", "video/mp4", b"ftyp", "videos")
    video = {**stored.described(), "width": 640, "height": 360, "duration": 4, "mime_type": "video/mp4"}
    return send(world, person, {"video": video, **_captioned(caption)}, **place)


def send_sticker(world: World, person: Person, **place: Any) -> JsonObject:
    stored = world.files.keep("sticker.webp", "image/webp", b"RIFF", "stickers")
    shape = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False, "emoji": "🙂"}
    return send(world, person, {"sticker": {**stored.described(), **shape}}, **place)


# Coming and going


def block(world: World, person: Person) -> None:
    person.blocked = True
    _tell_membership(world, person, person, "member", "kicked")
    world.tell("blocked", person.id, person_id=person.id, blocked=True)


def unblock(world: World, person: Person) -> None:
    person.blocked = False
    _tell_membership(world, person, person, "kicked", "member")
    world.tell("blocked", person.id, person_id=person.id, blocked=False)


def add_bot(world: World, person: Person, group: Group) -> None:
    group.kicked = False
    _tell_membership(world, person, group, "left", "member")


def make_bot_admin(world: World, person: Person, group: Group) -> None:
    """An administrator is given every message of the group, whoever it is meant for."""
    group.bot_is_admin = True
    _tell_membership(world, person, group, "member", "administrator")


def remove_bot(world: World, person: Person, group: Group) -> None:
    group.kicked = True
    _tell_membership(world, person, group, "member", "kicked")


def migrate(world: World, person: Person, group: Group) -> Group:
    """Turns a group into a supergroup: it has a new id, and both sides say so."""
    grown = Group(-(10**12) + group.id, group.title, set(group.members))
    world.groups[grown.id] = grown
    world.messages[grown.id] = {}
    group.migrated_to = grown.id
    for place, note in ((group, {"migrate_to_chat_id": grown.id}), (grown, {"migrate_from_chat_id": group.id})):
        stored = world.new_message(place.chat(), person.user(), note, outgoing=True)
        world.updates.put("message", dict(stored.body), f"chat {place.id}")
    return grown


def _tell_membership(world: World, person: Person, place: Person | Group, before: str, after: str) -> None:
    change = {
        "chat": place.chat(),
        "from": person.user(),
        "date": world.timestamp(),
        "old_chat_member": _membership(world, before),
        "new_chat_member": _membership(world, after),
    }
    world.updates.put("my_chat_member", change, f"chat {place.id}")


def _membership(world: World, status: str) -> JsonObject:
    member = {"user": world.bot, "status": status}
    if status == "administrator":
        return {**member, **_ADMIN}
    return {**member, "until_date": 0} if status == "kicked" else member


# What Telegram always says of an administrator; this one may do nothing but read along.
_ADMIN = {
    "can_be_edited": False,
    "is_anonymous": False,
    "can_manage_chat": True,
    "can_delete_messages": False,
    "can_manage_video_chats": False,
    "can_restrict_members": False,
    "can_promote_members": False,
    "can_change_info": False,
    "can_invite_users": False,
    "can_post_stories": False,
    "can_edit_stories": False,
    "can_delete_stories": False,
}
