"""The only rooms that import telegram: updates in, messages out."""

import warnings

from telegram.warnings import PTBUserWarning

# We want raw updates, to keep them before anything is made of them, and say messages by plain values; PTB would rather
# make its own types of both, and says so at every call.
warnings.filterwarnings("ignore", message="Please use 'Bot", category=PTBUserWarning)
