"""Which Bot API methods this Telegram has, and where they are."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.playground import account, editing, receiving, sending
from bot.playground.call import Call
from bot.playground.webhook import WebhookSender
from bot.playground.world import World

Method = Callable[[World, Call], Any]
ReceivingMethod = Callable[[World, WebhookSender, Call], Awaitable[Any]]

METHODS: dict[str, Method] = {
    "getMe": account.get_me,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "sendMediaGroup": sending.send_media_group,
    "sendChatAction": sending.send_chat_action,
    "editMessageText": editing.edit_message_text,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": editing.delete_message,
    "deleteMessages": editing.delete_messages,
    "setMessageReaction": editing.set_message_reaction,
    "answerCallbackQuery": editing.answer_callback_query,
    "setMyCommands": account.set_my_commands,
    "getMyCommands": account.get_my_commands,
    "deleteMyCommands": account.delete_my_commands,
    "setMyName": account.set_my_text,
    "getMyName": account.get_my_text,
    "setMyDescription": account.set_my_text,
    "getMyDescription": account.get_my_text,
    "setMyShortDescription": account.set_my_text,
    "getMyShortDescription": account.get_my_text,
    "setChatMenuButton": account.set_chat_menu_button,
    "getChatMenuButton": account.get_chat_menu_button,
    "getFile": account.get_file,
    "getChat": account.get_chat,
    "getChatMember": account.get_chat_member,
    "logOut": account.refuse_to_leave,
    "close": account.refuse_to_leave,
}
RECEIVING_METHODS: dict[str, ReceivingMethod] = {
    "getUpdates": receiving.get_updates,
    "setWebhook": receiving.set_webhook,
    "deleteWebhook": receiving.delete_webhook,
    "getWebhookInfo": receiving.get_webhook_info,
}
NAMES = {name.lower(): name for name in (*METHODS, *RECEIVING_METHODS)}  # Telegram ignores the case of a method
