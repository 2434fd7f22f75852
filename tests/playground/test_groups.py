"""Groups: what a bot in privacy mode sees, and what happens when it comes and goes."""

from telegram import Bot
from telegram.error import ChatMigrated, Forbidden

from bot.playground import people
from tests.conversation import Telegram
from tests.playground.setting import refused


async def test_a_bot_in_privacy_mode_sees_what_is_meant_for_it(telegram: Telegram, bot: Bot) -> None:
    """Commands, mentions and replies to itself reach it; the rest of the talk and another bot's commands do not."""
    alice = telegram.person("Alice")
    group = telegram.group("Lupus friends", [alice])
    here = alice.in_group(group)
    await here.says("how are you all")
    await here.says("/help")
    await here.says("/help@another_bot")
    await here.says("@whitecell_playground_bot what is leukopenia")
    await bot.send_message(group.id, "A low count")
    await here.says("thank you", reply_to=await here.hears())
    await here.says("/help@whitecell_playground_bot")
    updates = await bot.get_updates()
    assert [update.message.text for update in updates if update.message is not None] == [
        "/help",
        "@whitecell_playground_bot what is leukopenia",
        "thank you",
        "/help@whitecell_playground_bot",
    ]
    assert group.id < 0


async def test_a_group_is_heard_by_everyone_in_it(telegram: Telegram, bot: Bot) -> None:
    """One message of the bot reaches each member, and nobody's private chat."""
    alice, ben = telegram.person("Alice"), telegram.person("Ben")
    group = telegram.group("Lupus friends", [alice, ben])
    alice_here, ben_here = alice.in_group(group), ben.in_group(group)
    await bot.send_message(group.id, "Hello")
    assert (await alice_here.hears()).text == (await ben_here.hears()).text == "Hello"
    telegram.local.world.updates.forget_pending()
    await alice.hears_nothing()


async def test_a_bot_is_told_when_it_is_added_and_removed(telegram: Telegram, bot: Bot) -> None:
    """my_chat_member tells of both; after removal it cannot write there."""
    alice = telegram.person("Alice")
    group = telegram.group("Lupus friends", [alice])
    people.remove_bot(telegram.local.world, alice.person, group)
    changes = [update.my_chat_member for update in await bot.get_updates() if update.my_chat_member is not None]
    assert [change.new_chat_member.status for change in changes] == ["member", "kicked"]
    with refused("bot was kicked from the group chat", Forbidden):
        await bot.send_message(group.id, "hello")


async def test_a_group_that_grew_has_a_new_id(telegram: Telegram, bot: Bot) -> None:
    """Writing to the old id is refused with the new one, which works."""
    alice = telegram.person("Alice")
    group = telegram.group("Lupus friends", [alice])
    grown = people.migrate(telegram.local.world, alice.person, group)
    with refused("Group migrated to supergroup", ChatMigrated):
        await bot.send_message(group.id, "hello")
    assert (await bot.send_message(grown.id, "hello")).chat.type == "supergroup"
