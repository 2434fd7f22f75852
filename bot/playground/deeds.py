"""What the page lets a person do, by the name in its address."""

from collections.abc import Callable
from typing import Any

from bot.playground import people
from bot.playground.call import Call
from bot.playground.files import StoredFile
from bot.playground.refusals import BotApiError, JsonObject, bad_request
from bot.playground.world import Group, Person, World

Deed = Callable[[World, Person, Call], Any]


def _say(world: World, person: Person, call: Call) -> JsonObject:
    text = call.text("text")
    if not text.strip():
        raise bad_request("a message needs words")
    return people.say(world, person, text, _group(world, call), call.number("reply_to") or None)


def _edit(world: World, person: Person, call: Call) -> JsonObject:
    return people.edit(world, person, call.number("message_id"), call.text("text"), _group(world, call))


def _delete(world: World, person: Person, call: Call) -> JsonObject:
    people.delete(world, person, call.number("message_id"), _group(world, call))
    return {}


def _tap(world: World, person: Person, call: Call) -> JsonObject:
    query_id = people.tap(world, person, call.number("message_id"), call.text("data"), _group(world, call))
    return {"callback_query_id": query_id}


def _photo(world: World, person: Person, call: Call) -> JsonObject:
    stored = _uploaded(world, call, "photos")
    return people.send_photo(world, person, stored, call.text("caption"), group=_group(world, call))


def _document(world: World, person: Person, call: Call) -> JsonObject:
    stored = _uploaded(world, call, "documents")
    return people.send_document(world, person, stored, call.text("caption"), group=_group(world, call))


def _location(world: World, person: Person, call: Call) -> JsonObject:
    try:
        latitude, longitude = float(call.text("latitude")), float(call.text("longitude"))
    except ValueError:
        raise bad_request("a location needs latitude and longitude in degrees") from None
    return people.send_location(world, person, latitude, longitude, group=_group(world, call))


def _voice(world: World, person: Person, call: Call) -> JsonObject:
    return people.send_voice(world, person, group=_group(world, call))


def _video(world: World, person: Person, call: Call) -> JsonObject:
    return people.send_video(world, person, call.text("caption"), group=_group(world, call))


def _sticker(world: World, person: Person, call: Call) -> JsonObject:
    return people.send_sticker(world, person, group=_group(world, call))


def _contact(world: World, person: Person, call: Call) -> JsonObject:
    return people.send_contact(world, person, group=_group(world, call))


def _block(world: World, person: Person, _: Call) -> JsonObject:
    people.block(world, person)
    return {}


def _unblock(world: World, person: Person, _: Call) -> JsonObject:
    people.unblock(world, person)
    return {}


def _language(_: World, person: Person, call: Call) -> JsonObject:
    person.language_code = call.text("language_code") or None
    return shown_person(person)


DEEDS: dict[str, Deed] = {
    "say": _say,
    "edit": _edit,
    "delete": _delete,
    "tap": _tap,
    "photo": _photo,
    "document": _document,
    "location": _location,
    "voice": _voice,
    "video": _video,
    "sticker": _sticker,
    "contact": _contact,
    "block": _block,
    "unblock": _unblock,
    "language": _language,
}


def do(world: World, person_id: int, name: str, call: Call) -> Any:
    """Raises a `BotApiError` for an unknown person or deed, and for what cannot be done."""
    person, deed = world.people.get(person_id), DEEDS.get(name)
    if person is None or deed is None:
        raise BotApiError(404, "Not Found")
    return deed(world, person, call)


def shown_person(person: Person) -> JsonObject:
    who = {"id": person.id, "first_name": person.first_name, "username": person.username}
    return {**who, "language_code": person.language_code, "role": person.role, "blocked": person.blocked}


def _group(world: World, call: Call) -> Group | None:
    chat_id = call.number("chat_id")
    if chat_id >= 0:
        return None
    group = world.groups.get(chat_id)
    if group is None:
        raise bad_request("chat not found")
    return group


def _uploaded(world: World, call: Call, folder: str) -> StoredFile:
    upload = call.uploads.get("file")
    if upload is None:
        raise bad_request("a file is needed, as multipart field file")
    return world.files.keep(upload.name, upload.mime_type, upload.content, folder)
