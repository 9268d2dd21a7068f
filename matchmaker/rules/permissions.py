"""What may be asked for, by name: `rules/policy.py` says who may."""

from enum import StrEnum


class Permission(StrEnum):
    BROWSE = "browse"  # what everybody may open
    USE_OWN_ACCOUNT = "use_own_account"
    KEEP_OWN_RECORDS = "keep_own_records"  # needs or solutions of one's own, and the introductions they lead to
    POST_NEED = "post_need"
    POST_WITHOUT_ACCOUNT = "post_without_account"  # a need, which stays a draft until it is confirmed
    CONFIRM_BY_PHONE = "confirm_by_phone"  # that whoever posted without an account did so
    POST_SOLUTION = "post_solution"
    POST_FOR_OTHERS = "post_for_others"
    SEE_HIDDEN = "see_hidden"  # every record in every state, its owner and contact
    SEE_PERSONAL_NUMBER = "see_personal_number"  # the tax code of a household business
    SEE_LISTING = "see_listing"
    SEE_OWNER = "see_owner"  # of a listing: who it belongs to, whatever it says of that, and the contact
    EDIT_LISTING = "edit_listing"
    PUBLISH = "publish"
    DECIDE = "decide"  # ask for information, record that nothing suits
    SET_ASIDE = "set_aside"  # submit, pause, close
    EXPIRE = "expire"
    RENEW = "renew"  # of what is published: its time begins anew
    SEE_BEHALF = "see_behalf"  # who agreed that others enter a record, and where that stands
    CLAIM = "claim"  # say that a record others entered is one's own
    DECIDE_CLAIM = "decide_claim"
    SEE_HISTORY = "see_history"
    IMPORT = "import"
    VERIFY_ORGANISATION = "verify_organisation"
    EDIT_ORGANISATION = "edit_organisation"  # what decides counting is proposed
    DECIDE_ORGANISATION = "decide_organisation"  # write what decides counting, of one that is not the actor's own
    MERGE_ORGANISATIONS = "merge_organisations"  # two records of one that is not the actor's own
    NAME_CONTACT = "name_contact"
    INVITE = "invite"
    ADMIT = "admit"
    MANAGE_PEOPLE = "manage_people"
    USE_DESK = "use_desk"  # the queue, suggestions, notes, handing work over
    DECIDE_PROPOSAL = "decide_proposal"
    SEE_PROPOSAL = "see_proposal"  # and write in its thread
    ANSWER_PROPOSAL = "answer_proposal"  # consent or refuse; whoever holds a link answers by that instead
    WITHDRAW_PROPOSAL = "withdraw_proposal"
    CONCLUDE_PROPOSAL = "conclude_proposal"  # what follows by itself from answers, edits and the clock
    REQUEST_INTRODUCTION = "request_introduction"  # of the own need to a solution that fits it
    SEE_FITS = "see_fits"  # needs that fit the own institute's solutions, and saying that one is interested
    SEE_REASONS = "see_reasons"  # how often one's records were refused, and why
    STATE_CAPACITY = "state_capacity"
    READ_LOCAL_MAILS = "read_local_mails"  # where mails land in a folder of this computer
    HANDLE_PERSONAL_DATA = "handle_personal_data"  # requests of people, breaches, their clocks
    OVERSEE_MAILS = "oversee_mails"  # those that were not delivered, and sending them again
    SEE_CASE = "see_case"
    FOLLOW_CASE = "follow_case"  # enter, edit, move, plan, ask the parties
    ADD_EVIDENCE = "add_evidence"
    CHECK_EVIDENCE = "check_evidence"  # against the original
    VERIFY_CASE = "verify_case"  # confirm, refuse, withdraw; never of a case that one carried as its broker
    CONCLUDE_CASE = "conclude_case"  # what follows by itself from answers and the clock
    SEE_PROGRESS = "see_progress"
    CLOSE_PERIOD = "close_period"
    RECORD_INDICATOR = "record_indicator"  # of the plan's other tasks
    PREPARE_REPORT = "prepare_report"  # make it, write its parts, collect what units send
    SET_PROGRAMME = "set_programme"
