"""python-telegram-bot, unchanged and over HTTP, against every method the local Telegram has."""

import httpx
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    ReactionTypeEmoji,
    ReplyParameters,
)
from telegram.constants import ChatAction
from telegram.error import EndPointNotFound

from bot.playground.methods import NAMES
from tests.conversation import Someone, Telegram
from tests.playground.pictures import jpeg, png
from tests.playground.setting import refused


async def test_the_bot_knows_itself(telegram: Telegram, bot: Bot) -> None:
    """getMe has what python-telegram-bot needs in order to start."""
    me = await bot.get_me()
    assert (me.is_bot, me.username, me.can_read_all_group_messages) == (True, "whitecell_playground_bot", False)
    assert str(me.id) == telegram.local.token.partition(":")[0]


async def test_a_wrong_token_is_unauthorized(telegram: Telegram) -> None:
    """Another token is answered 401, for methods and for files."""
    async with httpx.AsyncClient(base_url=telegram.local.url, trust_env=False) as client:
        answers = [await client.get("/bot1:other/getMe"), await client.get("/file/bot1:other/photos/file_0.jpg")]
    assert [answer.status_code for answer in answers] == [401, 401]
    assert answers[0].json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def test_an_unknown_method_is_not_found(bot: Bot) -> None:
    """A method this Telegram has not is a 404, as one that never was."""
    with refused("Not Found", EndPointNotFound):
        await bot.do_api_request("sendCarrierPigeon")


async def test_photos_and_documents_arrive_whole(bot: Bot, alice: Someone) -> None:
    """An uploaded picture has its size in pixels; a document its name; both can be fetched back."""
    await bot.send_photo(alice.id, jpeg(40, 30), caption="<b>Your counts</b>", parse_mode="HTML")
    picture = await alice.hears()
    assert (picture.html, picture.body["photo"][0]["width"]) == ("<b>Your counts</b>", 40)
    sent = await bot.send_document(alice.id, b"%PDF-1.7", filename="counts.pdf")
    assert sent.document is not None
    assert sent.document.file_name == "counts.pdf"
    again = await bot.send_document(alice.id, sent.document.file_id)
    assert again.document is not None
    fetched = await (await bot.get_file(again.document.file_id)).download_as_bytearray()
    assert bytes(fetched) == b"%PDF-1.7"


async def test_a_person_s_picture_can_be_fetched(bot: Bot, alice: Someone) -> None:
    """getFile and the file address hand out what a person sent."""
    await alice.sends_photo(png(800, 600), caption="my report")
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert message.photo[-1].width == 800
    fetched = await (await message.photo[-1].get_file()).download_as_bytearray()
    assert bytes(fetched) == png(800, 600)


async def test_an_album_is_several_messages_with_one_group(bot: Bot, alice: Someone) -> None:
    """sendMediaGroup sends each picture as a message of the same album."""
    messages = await bot.send_media_group(alice.id, [InputMediaPhoto(png()), InputMediaPhoto(jpeg(), caption="two")])
    assert len({message.media_group_id for message in messages}) == 1
    assert [(await alice.hears()).text for _ in messages] == ["", "two"]
    with refused("album"):
        await bot.send_media_group(alice.id, [InputMediaDocument(b"x")] * 11)


async def test_text_and_buttons_and_captions_can_be_edited(bot: Bot, alice: Someone) -> None:
    """Every edit reaches the person; one that names no buttons takes them away."""
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Undo", callback_data="u")]])
    sent = await bot.send_message(alice.id, "Saved", reply_markup=keyboard)
    await bot.edit_message_text("<i>Changed</i>", alice.id, sent.message_id, parse_mode="HTML", reply_markup=keyboard)
    await bot.edit_message_reply_markup(alice.id, sent.message_id)
    picture = await bot.send_photo(alice.id, png(), caption="before")
    await bot.edit_message_caption(alice.id, picture.message_id, caption="after")
    heard = [await alice.hears() for _ in range(5)]
    assert [(message.text, message.buttons, message.edited) for message in heard] == [
        ("Saved", ["Undo"], False),
        ("Changed", ["Undo"], True),
        ("Changed", [], True),
        ("before", [], False),
        ("after", [], True),
    ]


async def test_messages_can_be_deleted_on_both_sides(bot: Bot, alice: Someone) -> None:
    """In a private chat the bot may take away its own messages and the person's."""
    theirs = await alice.says("my number is 555")
    ours = await bot.send_message(alice.id, "Saved")
    heard = await alice.hears()
    await bot.delete_message(alice.id, theirs["message_id"])
    await bot.delete_messages(alice.id, [ours.message_id, 999])
    await alice.sees_deleted(theirs)
    await alice.sees_deleted(heard)


async def test_a_reaction_is_put_and_taken_away(bot: Bot, alice: Someone) -> None:
    """One emoji of Telegram's list stands on a message until an empty reaction takes it away."""
    message = await alice.says("wbc 3.2")
    await bot.set_message_reaction(alice.id, message["message_id"], "✍")
    assert await alice.sees_reaction(on=message) == ["✍"]
    await bot.set_message_reaction(alice.id, message["message_id"], [])
    assert await alice.sees_reaction(on=message) == []
    with refused("Reaction_invalid"):
        await bot.set_message_reaction(alice.id, message["message_id"], ReactionTypeEmoji("🦠"))


async def test_typing_is_shown(telegram: Telegram, bot: Bot, alice: Someone) -> None:
    """sendChatAction is seen in the chat; an unknown action is refused."""
    await bot.send_chat_action(alice.id, ChatAction.TYPING)
    assert "typing" in alice.transcript()
    with refused("wrong parameter action"):
        await bot.send_chat_action(alice.id, "pondering")


async def test_a_reply_shows_what_it_answers(bot: Bot, alice: Someone) -> None:
    """A reply carries the message it answers; to a missing one it is refused, unless it may go without."""
    question = await alice.says("what is leukopenia")
    answer = await bot.send_message(alice.id, "A low count", reply_parameters=ReplyParameters(question["message_id"]))
    assert answer.reply_to_message is not None
    assert answer.reply_to_message.text == "what is leukopenia"
    further = await bot.send_message(alice.id, "See above", reply_parameters=ReplyParameters(answer.message_id))
    assert further.reply_to_message is not None
    assert further.reply_to_message.reply_to_message is None
    with refused("message to be replied not found"):
        await bot.send_message(alice.id, "A low count", reply_parameters=ReplyParameters(999))
    loose = ReplyParameters(999, allow_sending_without_reply=True)
    assert (await bot.send_message(alice.id, "A low count", reply_parameters=loose)).reply_to_message is None


async def test_commands_are_kept_by_scope_and_language(telegram: Telegram, bot: Bot) -> None:
    """Each scope and language has its own menu; the narrower one is shown."""
    scope = BotCommandScopeAllPrivateChats()
    await bot.set_my_commands([BotCommand("help", "What I can do")])
    await bot.set_my_commands([BotCommand("help", "Ce que je sais faire")], scope=scope, language_code="fr")
    assert [command.description for command in await bot.get_my_commands()] == ["What I can do"]
    menus = telegram.local.world.profile.menus()
    assert (menus["fr"][0]["description"], menus["es"][0]["description"]) == ("Ce que je sais faire", "What I can do")
    await bot.delete_my_commands(scope=scope, language_code="fr")
    assert await bot.get_my_commands(scope=scope, language_code="fr") == ()


async def test_the_bot_s_texts_are_kept_by_language(bot: Bot) -> None:
    """Name and descriptions come back as set; a language without its own has the common one."""
    await bot.set_my_name("Whitecell")
    await bot.set_my_description("About white blood cells")
    await bot.set_my_description("Sobre los glóbulos blancos", language_code="es")
    await bot.set_my_short_description("White blood cells")
    assert (await bot.get_my_name()).name == "Whitecell"
    assert (await bot.get_my_description("es")).description == "Sobre los glóbulos blancos"
    assert (await bot.get_my_description("fr")).description == "About white blood cells"
    assert (await bot.get_my_short_description()).short_description == "White blood cells"
    assert (await bot.set_chat_menu_button(), (await bot.get_chat_menu_button()).type) == (True, "commands")


async def test_chats_and_members_are_known(telegram: Telegram, bot: Bot, alice: Someone) -> None:
    """getChat and getChatMember tell of private chats and groups, and refuse strangers."""
    group = telegram.group("Lupus friends", [alice])
    outsider = telegram.person("Olga")
    assert (await bot.get_chat(group.id)).title == "Lupus friends"
    assert (await bot.get_chat(alice.id)).first_name == "Alice"
    assert (await bot.get_chat_member(group.id, alice.id)).status == "member"
    assert (await bot.get_chat_member(group.id, outsider.id)).status == "left"
    with refused("Chat not found"):
        await bot.get_chat(1)


async def test_leaving_the_server_is_refused_politely(bot: Bot) -> None:
    """logOut and close have no meaning here and say so."""
    with refused("local Telegram"):
        await bot.log_out()
    with refused("local Telegram"):
        await bot.close()


async def test_methods_are_known_in_any_case_of_letters(telegram: Telegram, bot: Bot) -> None:
    """Telegram reads getme as getMe."""
    assert (await bot.do_api_request("GETME"))["is_bot"] is True
    assert telegram.local.log[-1]["method"] == NAMES["getme"]
