"""What happened, where and when, as each passage tells it; start with `passages.py`."""
