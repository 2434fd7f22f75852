"""A trigger in PostgreSQL that notes each turn as it is done, so that a test can tell in whose order they were."""

from sqlalchemy import text

from bot.database import Database

# Rows of `turns`: each time an update was marked as handled, in the order in which that happened.
_NOTE_THE_TURNS = (
    "CREATE TABLE turns (place bigserial, lane bigint, seq bigint)",
    "CREATE FUNCTION note_turn() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "INSERT INTO turns (lane, seq) VALUES (NEW.lane, NEW.seq); RETURN NEW; END $$",
    "CREATE TRIGGER note_turn AFTER UPDATE OF state ON inbox FOR EACH ROW WHEN (NEW.state = 'done') "
    "EXECUTE FUNCTION note_turn()",
)


async def note_the_turns(database: Database) -> None:
    """From now on."""
    async with database.write() as connection:
        for statement in _NOTE_THE_TURNS:
            await connection.execute(text(statement))


async def taken_again_and_overtaken(database: Database) -> tuple[int, int]:
    """How many updates were handled twice, and how many before an earlier one of their lane."""
    async with database.read() as connection:
        taken_again = await connection.scalar(text("SELECT count(*) - count(DISTINCT seq) FROM turns"))
        overtaken = await connection.scalar(
            text("SELECT count(*) FROM turns a JOIN turns b USING (lane) WHERE a.seq < b.seq AND b.place < a.place")
        )
    return taken_again, overtaken
