"""a change of the master key, while it is under way

Revision: 0005, after 0004
"""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'key_change',
        sa.Column('one', sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column('stage', sa.String(length=12), nullable=False),
        sa.Column('next_key', sa.LargeBinary(), nullable=False),
        sa.Column('previous_key', sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint('one'),
    )
