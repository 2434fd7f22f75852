"""watches and warnings given

Revision: 0003, after 0002
"""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('watches',
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.Column('chat_id', sa.BigInteger(), nullable=False),
    sa.Column('user_id', sa.BigInteger(), nullable=False),
    sa.Column('level', sa.String(length=10), nullable=False),
    sa.Column('state', sa.String(length=12), nullable=False),
    sa.Column('language', sa.String(length=3), nullable=False),
    sa.Column('consented', sa.Boolean(), nullable=False),
    sa.Column('minutes', sa.SmallInteger(), nullable=False),
    sa.Column('round', sa.SmallInteger(), nullable=False),
    sa.Column('step', sa.SmallInteger(), nullable=False),
    sa.Column('body', sa.LargeBinary(), nullable=True),
    sa.Column('started_ms', sa.BigInteger(), nullable=False),
    sa.Column('next_due_ms', sa.BigInteger(), nullable=True),
    sa.Column('ended_ms', sa.BigInteger(), nullable=True),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('watches', schema=None) as batch_op:
        batch_op.create_index('ix_watches_running', ['chat_id'], unique=True, sqlite_where=sa.text('ended_ms IS NULL'), postgresql_where=sa.text('ended_ms IS NULL'))
        batch_op.create_index('ix_watches_user', ['user_id'], unique=False)

    op.create_table('warnings_given',
    sa.Column('id', sa.String(length=32), nullable=False),
    sa.Column('body', sa.LargeBinary(), nullable=False),
    sa.Column('ending', sa.String(length=12), server_default='no-loop', nullable=False),
    sa.PrimaryKeyConstraint('id')
    )
