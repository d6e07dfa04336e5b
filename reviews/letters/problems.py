"""Why a letter did not go out, as an administrator can act on it: no traceback, no address, nothing of the letter."""

import smtplib
import socket
import ssl


def in_plain_words(problem: Exception) -> str:
    """What went wrong, and what to look at."""
    for kind, words in _WORDS:
        if isinstance(problem, kind):
            return words
    if isinstance(problem, smtplib.SMTPResponseException):
        return f"The mail server did not take the letter (code {problem.smtp_code})."
    if isinstance(problem, OSError | smtplib.SMTPException):
        return "The mail server can't be reached, or broke off. Look at EMAIL_URL."
    return f"The letter could not be made into a mail ({type(problem).__name__})."


def is_about_the_server(problem: Exception) -> bool:
    """Whether every other letter would fail just so."""
    about_one_letter = (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError)
    return isinstance(problem, OSError) and not isinstance(problem, about_one_letter)


# The narrower kind first.
_WORDS: tuple[tuple[type[Exception], str], ...] = (
    (smtplib.SMTPAuthenticationError, "The mail server refused the user name or password in EMAIL_URL."),
    (smtplib.SMTPRecipientsRefused, "The mail server refused the reader's address. Is it spelt right?"),
    (smtplib.SMTPSenderRefused, "The mail server refused the sender's address in DEFAULT_FROM_EMAIL."),
    (smtplib.SMTPServerDisconnected, "The mail server broke off."),
    (ConnectionRefusedError, "The mail server can't be reached: nothing answers at the address in EMAIL_URL."),
    (TimeoutError, "The mail server did not answer in time."),
    (socket.gaierror, "The name of the mail server in EMAIL_URL is not known."),
    (ssl.SSLError, "The mail server's certificate was not accepted."),
)
