"""The English sentence for every code that an error, a wrong field or a hint carries; catalogues translate them.

One clear line each: what is wrong, then what to do.
"""

from matchmaker.calls.judging.sentences import OF_JUDGING
from matchmaker.calls.sentences import OF_CALLS
from matchmaker.cases.sentences import OF_CASES
from matchmaker.document_templates.sentences import OF_KEPT_TEMPLATES
from matchmaker.documents.template_sentences import OF_TEMPLATES
from matchmaker.dossiers.sentences import OF_DOSSIERS
from matchmaker.ground.errors import MatchmakerError
from matchmaker.ground.i18n import show_ungrouped, translate
from matchmaker.ground.invalid import Problem
from matchmaker.ground.limits import BLANKS
from matchmaker.ground.marking import N_
from matchmaker.ground.sentences import OF_STARTING
from matchmaker.importing.sentences import OF_IMPORTS
from matchmaker.intake.file_sentences import OF_FILES
from matchmaker.intake.sentences import OF_VALUES
from matchmaker.intake.table_sentences import OF_TABLES
from matchmaker.listings.hint_sentences import OF_HINTS
from matchmaker.notices.sentences import OF_MAILS
from matchmaker.people.sentences import OF_ORGANISATIONS
from matchmaker.regulations.sentences import OF_REGULATIONS

SENTENCES: dict[str, str] = {
    **OF_VALUES,
    **OF_FILES,
    **OF_TABLES,
    **OF_HINTS,
    **OF_ORGANISATIONS,
    **OF_TEMPLATES,
    **OF_KEPT_TEMPLATES,
    **OF_CASES,
    **OF_CALLS,
    **OF_DOSSIERS,
    **OF_JUDGING,
    **OF_IMPORTS,
    **OF_MAILS,
    **OF_STARTING,
    **OF_REGULATIONS,
    # doing
    "error": N_("Something went wrong on our side. It has been recorded; please try again."),
    "database_busy": N_("The system is busy. Please try again in a moment."),
    "matching_busy": N_(
        "Many people are asking at this moment. Please try again in %(seconds)s seconds; what you typed stays on the "
        "page."
    ),
    "not_found": N_("This page does not exist, or you may not see it."),
    "not_allowed": N_("You may not do this."),
    "not_own": N_("Nobody decides on what is their own or their own organisation's. A colleague has to do this."),
    "no_organisation": N_("You belong to no organisation yet; ask its authorised contact for an invitation."),
    "sign_in_failed": N_("The e-mail address or the password is wrong."),
    "sign_in_over": N_("Too much time has passed. Please sign in again."),
    "password_wrong": N_("The current password is wrong."),
    "second_factor_wrong": N_("The code is wrong or was used before. Wait for the next one and type it again."),
    "too_many_attempts": N_("Too many attempts. Please try again in %(minutes)s min."),
    "too_many_questions": N_(
        "Many searches came from your network within a minute. Please try again in %(seconds)s seconds."
    ),
    "link_unusable": N_("This link has expired, was used already, taken back or replaced. Please ask for a new one."),
    "conflict_of_interest": N_(
        "You have an interest of your own in this match: you belong to one of the organisations, or entered "
        "one of the records. A colleague has to approve it."
    ),
    "not_suggested": N_("This solution is not among what was suggested for the need."),
    "public_body_not_introduced": N_(
        "A public body's problem is published to all suppliers; nobody is introduced to it alone, because "
        "that would pre-empt procurement."
    ),
    "need_is_confidential": N_(
        "Only brokers may see this need until its owner agrees; nobody else can be asked about it yet."
    ),
    "record_confirmed": N_("This record has been confirmed by its owner already."),
    "claim_decided": N_("Somebody has decided on this claim already."),
    "request_answered": N_("This request has its first answer already."),
    "request_completed": N_("This request is completed already."),
    "request_unanswered": N_("Answer this request first."),
    "request_not_extended": N_("A withdrawal is extended once, before its time is over and while it is not completed."),
    "request_is_no_erasure": N_("This person did not ask to be erased."),
    "request_needs_erasure": N_("This request is completed by erasing the person's data."),
    "reading_busy": N_("Many files are being read at this moment. Please send it again in a minute."),
    "upload_too_large": N_(
        "The files are too large: this form takes %(megabytes)s MB in all. Nothing was saved. Go back in your browser, "
        "choose a smaller file and send the form again."
    ),
    "link_used": N_("This link has been used: your answer is recorded."),
    "link_expired": N_("The time to answer is over; the broker has the proposal again."),
    "link_void": N_("This proposal does not wait for an answer any more."),
    "link_of_another": N_("This link was sent to somebody else; only that person can answer with it."),
    "person_not_found": N_("There is no account with the e-mail address %(email)s."),
    "wrong_state": N_("This step is not possible any more: the record is “%(old)s”, so it cannot become “%(new)s”."),
    "wrong_state_already": N_("This step was taken already, or is not possible any more: the record is “%(old)s” now."),
    "conflict": N_("This record has changed since you opened it. Look at the new version and repeat your change."),
    "sent_otherwise": N_("This form was accepted before, with other content. What you have sent now is not saved yet."),
    "kept_form_over": N_(
        "What was typed before the session ended is kept for one hour, and only for whoever typed it. It is not here "
        "any more, or it is somebody else's."
    ),
    "invalid_input": N_("Some fields need a correction. Nothing was saved yet."),
    "need_not_found": N_("There is no need with the number %(id)s."),
    "case_not_found": N_("There is no transfer case with the number %(id)s."),
    "nothing_learnt": N_("Nothing that was learnt is in force, so that nothing can be taken back."),
    "bundle_too_large": N_("The papers have %(size)s MB together; one bundle holds %(most)s MB."),
    "key_damaged": N_("%(path)s is damaged: bring it back from your copy. A new key would be another one."),
    "key_other_secret": N_(
        "%(path)s is another key than the one that this database has known since %(day)s: the second factors of "
        "officers do not open, so that they cannot sign in. Bring the file back from your copy and start again. If it "
        "is lost for good, reset each second factor with `matchmaker user reset-second-factor` and run "
        "`matchmaker accept-keys`."
    ),
    "key_other_signing": N_(
        "%(path)s is another key than the one that this database has known since %(day)s: bundles are signed with a "
        "fingerprint that auditors do not know. Bring the file back from your copy and start again. If it is lost for "
        "good, tell them the new fingerprint and run `matchmaker accept-keys`."
    ),
    "key_missing_secret": N_(
        "%(path)s is missing: the second factors of officers open with it alone. Bring the file back from your copy; "
        "a start without it makes another one."
    ),
    "key_missing_signing": N_(
        "%(path)s is missing: auditors know bundles by its fingerprint. Bring the file back from your copy; a start "
        "without it makes another one."
    ),
    "key_exposed": N_(
        "Others on this computer can read or change %(path)s: run `chmod 600 %(path)s`. If somebody has read it, it is "
        "as good as stolen; README.md says how to replace it."
    ),
    "file_unusable": N_("%(path)s cannot be used: %(reason)s."),
    "file_not_stored": N_("The file could not be stored, and nothing was written. Please try again later."),
    "file_damaged": N_(
        "The stored file %(path)s is missing, or is not the one that arrived. Copy it back from a backup; "
        "`matchmaker doctor` lists all such files."
    ),
    "file_not_given_out": N_(
        "The stored copy of this file is missing or damaged, so it is not given out. The officers in charge have been "
        "told. Whoever sent it: please keep your own copy."
    ),
    "set_malformed": N_("This is not a set in BEIR layout (corpus.jsonl, queries.jsonl, qrels/test.tsv): %(reason)s"),
    "import_rejected": N_("Problems in the file: %(count)s. Nothing was imported."),
    # fields
    "required": N_("Please fill this in."),
    "reader_not_chosen": N_("Please choose who reads it."),
    "password_too_short": N_("A password has at least 12 characters; a sentence is easy to remember."),
    "password_common": N_("This password is easily guessed. Choose several words that do not belong together."),
    "password_is_yours": N_("The password must not be your e-mail address or your name."),
    "passwords_differ": N_("The two passwords are not the same."),
    "organisation_unknown": N_("There is no organisation of this name."),
    "term_taken": N_("“%(form)s” belongs to the term “%(term)s” already."),
    "email_taken": N_("There is an account with this e-mail address already."),
    "not_a_member": N_("This person is not a member of the organisation."),
    "already_a_member": N_("You belong to an organisation already. An administrator can change that."),
    "same_organisation": N_("Need and solution belong to the same organisation."),
    "not_published": N_("This record is not published."),
    "unreachable": N_(
        "Nobody can be asked yet: the organisation has no authorised contact and no e-mail address. Give a "
        "name and an e-mail address."
    ),
    "officers_address": N_("This is an officer's address: consent has to come from the organisation itself."),
    "not_a_broker": N_("This person is not a broker with an active account."),
    "nothing_ticked": N_("Tick at least one match."),
    "same_person": N_("Choose somebody else: this is the person whose work is handed over."),
    "not_a_count": N_("This is not a whole number from 0 to 1000."),
    "consent_needed": N_(
        "Read the privacy notice and tick the box if you agree; without it your data may not be kept."
    ),
    "not_days": N_("This is not a number of days from 1 to 365."),
    "not_a_number": N_("This is not a whole number."),
    "not_a_time": N_("This is not a date and a time."),
    "in_the_future": N_("This time is still to come."),
    "no_words": N_("Please write this in words."),
    "too_short": N_("This is too short."),
    "too_long": N_("This is too long."),
    "contact_required": N_("Give a phone number or an e-mail address, so that we can reach you."),
    "contact_unclear": N_("Write one phone number and one e-mail address here, without a name or anything else."),
    "not_a_date": N_("This is not a date: write it as day/month/year or year-month-day."),
    "not_a_trl": N_("TRL is a whole number from 1 to 9."),
    "not_a_year": N_("A year is written with four digits, such as 2026."),
    "not_a_link": N_("A link starts with https:// or http://."),
    "link_leads_nowhere": N_("This link cannot be opened: check the name of the site after https://."),
    "same_name_other_tax_code": N_("Another organisation of this name has another tax code. Tell them apart by name."),
    "unknown_code": N_("This value is not in the list."),
    "out_of_range": N_("This number lies outside of what is possible here."),
    "before_its_beginning": N_("The end lies before the beginning."),
    "unit_of_another_rule": N_("This unit does not fit what is counted: choose one that does."),
    "not_months": N_("Write whole numbers of months with commas between them, such as 6, 12."),
    "not_years_and_targets": N_("Write each year once, on a line of its own: year, colon, number, such as 2025: 5."),
    "before_the_introduction": N_("The letter is dated before the two sides agreed; check its date."),
    "not_a_signed_letter": N_("Send the signed letter as PDF or as a picture; a Word file bears no signature."),
    # periods and words
    "period_not_over": N_("A period is closed on its last day or later."),
    "before_the_programme": N_("This lies before the programme's period; it stands with the target and its settings."),
    "after_the_programme": N_("This lies after the programme's period; it stands with the target and its settings."),
    "words_no_toml": N_("This is not a file of words in TOML; a quotation mark or a bracket is missing."),
    "words_incomplete": N_(
        "An entry is missing, or a text has a blank that is never filled; compare with the original."
    ),
    "unit_report_over": N_("The time in which units report for this year is over; an officer can still enter it."),
    "not_the_form": N_("This is not the workbook to fill in; download it again and keep its questions."),
    "not_yes_or_no": N_("Write yes or no."),
}

# What a start does, step by step: said by rooms that know no language, translated by the command line.
STEPS: tuple[str, ...] = (
    N_("Starting the embedded PostgreSQL"),
    N_("The database has been brought up to date"),
    N_("Loading organisations, orientations and solutions"),
    N_("Fetching the browser files with npm"),
    N_("Converting the default embedding model (once, about 490 MB)"),
    N_("Writing the tokenizer"),
    N_("Unpacking the weights"),
    N_("Checking and storing the converted model"),
    N_("The embedding model is ready"),
)


def describe(error: MatchmakerError, locale: str) -> str:
    """What went wrong and what to do, as one sentence in the language; so is a reason that is a code of ours."""
    reason = error.params.get("reason")
    blanks = {"reason": describe_code(str(reason), locale).rstrip(".")} if reason in SENTENCES else {}
    return translate(SENTENCES[error.code], locale, **{**error.params, **blanks})


def describe_code(code: str, locale: str) -> str:
    """The sentence for what is wrong with one field or cell; what a `Problem` brings and limits are filled in."""
    sentence = SENTENCES[code]
    if "%(" not in sentence:
        return translate(sentence, locale)
    brought = Problem.of(code).blanks.items()
    shown = {name: value if isinstance(value, str) else show_ungrouped(value, locale) for name, value in brought}
    return translate(sentence, locale, **BLANKS | shown)
