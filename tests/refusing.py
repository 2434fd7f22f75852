"""A database that refuses one kind of change: a fault of neither the connection nor the disk."""

from sqlalchemy import text

from tests.house import House


async def refuse(house: House, table: str, change: str, rows: str) -> None:
    """From now on this table takes no such change of such rows."""
    trigger = f"CREATE TRIGGER refusing_{table} BEFORE {change} ON {table}"
    if house.database.embedded:
        statements = (f"{trigger} WHEN {rows} BEGIN SELECT RAISE(ABORT, 'refused'); END",)
    else:
        statements = (
            "CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE check_violation USING MESSAGE = 'refused'; END $$",
            f"{trigger} FOR EACH ROW WHEN ({rows}) EXECUTE FUNCTION refuse()",
        )
    async with house.database.write() as connection:
        for statement in statements:
            await connection.execute(text(statement))
