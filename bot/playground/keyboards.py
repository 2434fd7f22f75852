"""Reply markups: what Telegram takes as buttons, and how it refuses the rest."""

import re

from bot.playground.refusals import BotApiError, JsonObject, bad_request

LONGEST_CALLBACK_DATA = 64  # bytes
LONGEST_COPIED_TEXT = 256
MOST_BUTTONS = 100
STYLES = frozenset({"danger", "success", "primary"})
ACTIONS = ("callback_data", "url", "copy_text", "web_app", "switch_inline_query", "switch_inline_query_current_chat")
ADDRESS = re.compile(
    r"(https?://[^\s/.]+\.[^\s]+|https?://(localhost|127\.0\.0\.1)\S*|tg://\S+|mailto:\S+|tel:\S+)", re.I
)


def checked_markup(given: object) -> JsonObject | None:
    """The markup as Telegram keeps it; None when there is none. Raises its refusals."""
    if given in (None, ""):
        return None
    if not isinstance(given, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in given:
        rows = _rows(given["inline_keyboard"], "inline keyboard")
        return {"inline_keyboard": [[_inline_button(button) for button in row] for row in rows]} if rows else None
    if "keyboard" in given:
        rows = _rows(given["keyboard"], "reply keyboard")
        return {**given, "keyboard": [[_reply_button(button) for button in row] for row in rows]}
    if given.get("remove_keyboard") is True or given.get("force_reply") is True:
        return given
    raise bad_request("object expected as reply markup")


def _rows(given: object, what: str) -> list[list[object]]:
    if not isinstance(given, list):
        raise bad_request(f"can't parse {what} markup JSON object: expected an Array of Array")
    rows = [row for row in given if row]
    if not all(isinstance(row, list) for row in rows):
        raise bad_request(f"can't parse {what} markup JSON object: expected an Array of Array")
    if sum(len(row) for row in rows) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return rows


def _inline_button(button: object) -> JsonObject:
    if not isinstance(button, dict):
        raise _bad_inline("expected an Object")
    if not str(button.get("text") or "").strip():
        raise _bad_inline('Field "text" must be non-empty')
    if button.get("style") is not None and button["style"] not in STYLES:
        raise _bad_inline("invalid button style specified")
    actions = [action for action in ACTIONS if action in button]
    if not actions:
        raise _bad_inline("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise _bad_inline("exactly one of the optional fields must be used")
    _check_action(button)
    return button


def _check_action(button: JsonObject) -> None:
    if "callback_data" in button and not 1 <= len(str(button["callback_data"]).encode()) <= LONGEST_CALLBACK_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and not ADDRESS.fullmatch(str(button["url"])):
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    if "copy_text" in button and not 1 <= len(str(button["copy_text"].get("text", ""))) <= LONGEST_COPIED_TEXT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _reply_button(button: object) -> JsonObject:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict) or not str(button.get("text") or "").strip():
        raise bad_request('can\'t parse keyboard button: Field "text" must be non-empty')
    return button


def _bad_inline(reason: str) -> BotApiError:
    return bad_request(f"can't parse inline keyboard button: {reason}")
