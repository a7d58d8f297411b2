"""Which fact of a relay stands for which fact of its original. The rules of compare judge what was matched here."""
