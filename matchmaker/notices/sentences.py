"""The English sentence for every code of a mail that was not sent, or perhaps not."""

from matchmaker.ground.marking import N_

OF_MAILS: dict[str, str] = {
    "mail_unanswered": N_(
        "The mail server got the whole mail, but its answer was lost: the mail has most likely arrived."
    ),
    "mail_not_written": N_("The program could not write this mail; the log tells where. It was not sent."),
    "mail_worker_died": N_("The program ended while it sent this mail; the mail did not leave."),
}
