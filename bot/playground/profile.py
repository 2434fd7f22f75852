"""What a bot says about itself: commands by scope and language, descriptions, name."""

import json
import re
from dataclasses import dataclass, field

from bot.playground.refusals import JsonObject, bad_request

MOST_COMMANDS = 100
LONGEST_COMMAND_DESCRIPTION = 256
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
LANGUAGE = re.compile(r"([a-z]{2})?")
SCOPES_WITHOUT_CHAT = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})
SCOPES_WITH_CHAT = frozenset({"chat", "chat_administrators", "chat_member"})


@dataclass(slots=True)
class Profile:
    commands: dict[tuple[str, str], list[JsonObject]] = field(default_factory=dict)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)

    def commands_for(self, scope_key: str, language: str) -> list[JsonObject]:
        return self.commands.get((scope_key, language), [])

    def commands_seen_by(self, language: str) -> list[JsonObject]:
        """The menu of a private chat, looked up the way Telegram's own apps do: narrow scope first, language first."""
        for scope in (scope_key({"type": "all_private_chats"}), scope_key({"type": "default"})):
            found = self.commands_for(scope, language) or self.commands_for(scope, "")
            if found:
                return found
        return []

    def menus(self) -> dict[str, list[JsonObject]]:
        """The private-chat menu by language; "" is everybody else's."""
        languages = {"", "en", "fr", "es", *(language for _, language in self.commands)}
        return {language: self.commands_seen_by(language) for language in sorted(languages)}


def scope_key(scope: JsonObject | None) -> str:
    """Raises Telegram's refusal for a scope it does not know."""
    scope = scope or {"type": "default"}
    kind = scope.get("type")
    if kind in SCOPES_WITHOUT_CHAT:
        return str(kind)
    if kind in SCOPES_WITH_CHAT and "chat_id" in scope:
        return json.dumps(scope, sort_keys=True)
    raise bad_request("can't parse BotCommandScope: unsupported type specified")


def checked_language(code: str) -> str:
    if not LANGUAGE.fullmatch(code):
        raise bad_request("invalid language code specified")
    return code


def checked_commands(given: object) -> list[JsonObject]:
    if not isinstance(given, list):
        raise bad_request("can't parse commands: expected an Array of BotCommand")
    if len(given) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    return [_checked_command(command) for command in given]


def _checked_command(given: object) -> JsonObject:
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    command = str(given.get("command", "")).removeprefix("/")
    description = str(given.get("description", "")).strip()
    if not COMMAND.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= LONGEST_COMMAND_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command, "description": description}
