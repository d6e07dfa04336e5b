"""A mail server that knows everybody but one."""

import smtplib
from typing import Any

from django.core.mail.backends.locmem import EmailBackend as Outbox


class EmailBackend(Outbox):
    def send_messages(self, messages: Any) -> int:
        if any("gone@" in address for message in messages for address in message.to):
            raise smtplib.SMTPRecipientsRefused({"gone@school.example": (550, b"No such user")})
        return super().send_messages(messages)
