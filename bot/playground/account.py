"""The Bot API methods about the bot itself, its files and its chats."""

from bot.playground.call import Call
from bot.playground.files import LARGEST_DOWNLOAD
from bot.playground.profile import checked_commands, checked_language, scope_key
from bot.playground.refusals import JsonObject, bad_request
from bot.playground.strictness import LONGEST_DESCRIPTION, LONGEST_NAME, LONGEST_SHORT_DESCRIPTION, fitting
from bot.playground.world import Group, World

TEXTS = {
    "Name": ("name", LONGEST_NAME),
    "Description": ("description", LONGEST_DESCRIPTION),
    "ShortDescription": ("short_description", LONGEST_SHORT_DESCRIPTION),
}


def get_me(world: World, _: Call) -> JsonObject:
    abilities = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
    return {**world.bot, **abilities, "can_connect_to_business": False, "has_main_web_app": False}


def set_my_commands(world: World, call: Call) -> bool:
    key = scope_key(call.structure("scope")), checked_language(call.text("language_code"))
    world.profile.commands[key] = checked_commands(call.structure("commands"))
    world.feed.publish({"type": "commands", "commands": world.profile.menus()})
    return True


def get_my_commands(world: World, call: Call) -> list[JsonObject]:
    language = checked_language(call.text("language_code"))
    return world.profile.commands_for(scope_key(call.structure("scope")), language)


def delete_my_commands(world: World, call: Call) -> bool:
    key = scope_key(call.structure("scope")), checked_language(call.text("language_code"))
    world.profile.commands.pop(key, None)
    world.feed.publish({"type": "commands", "commands": world.profile.menus()})
    return True


def set_my_text(world: World, call: Call) -> bool:
    """setMyName, setMyDescription, setMyShortDescription."""
    name, longest = TEXTS[call.method.removeprefix("setMy")]
    text = fitting(call.text(name), longest, bad_request(f"bot {name.replace('_', ' ')} is too long"))
    world.profile.texts[name, checked_language(call.text("language_code"))] = text
    return True


def get_my_text(world: World, call: Call) -> JsonObject:
    """getMyName, getMyDescription, getMyShortDescription; a language without its own text has the common one."""
    name, _ = TEXTS[call.method.removeprefix("getMy")]
    texts, language = world.profile.texts, checked_language(call.text("language_code"))
    common = texts.get((name, ""), world.bot["first_name"] if name == "name" else "")
    return {name: texts.get((name, language)) or common}


def set_chat_menu_button(world: World, call: Call) -> bool:
    if call.text("chat_id"):
        world.chat_of(call.chat_id())
    return True


def get_chat_menu_button(_: World, __: Call) -> JsonObject:
    return {"type": "commands"}


def get_file(world: World, call: Call) -> JsonObject:
    stored = world.files.get(call.text("file_id"))
    if stored is None:
        raise bad_request("invalid file_id")
    if len(stored.content) > LARGEST_DOWNLOAD:
        raise bad_request("file is too big")
    return {**stored.described(), "file_path": stored.path}


def get_chat(world: World, call: Call) -> JsonObject:
    place = world.chat_of(call.chat_id())
    rules = {"accent_color_id": 0, "max_reaction_count": 11}
    gifts = dict.fromkeys(
        ["unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"], False
    )
    return {**place.chat(), **rules, "accepted_gift_types": gifts}


def get_chat_member(world: World, call: Call) -> JsonObject:
    place, user_id = world.chat_of(call.chat_id()), call.number("user_id")
    if user_id == world.bot["id"]:
        return {"user": world.bot, "status": "member"}
    person = world.people.get(user_id)
    if person is None:
        raise bad_request("user not found")
    belongs = user_id in place.members if isinstance(place, Group) else user_id == place.id
    return {"user": person.user(), "status": "member" if belongs else "left"}


def refuse_to_leave(_: World, call: Call) -> bool:
    """logOut and close end a bot's session with Telegram's own servers, and this is none of them."""
    raise bad_request(f"{call.method} is of no use here: this is a local Telegram, stop it instead")
