-- Needs of the month for institutes, and what owners are told about records that expire.

-- The month's mail to an organisation, written with the mail itself: it leaves once, whoever starts or dies.
CREATE TABLE monthly_fit (
    organisation_id bigint NOT NULL REFERENCES organisation,
    month date NOT NULL CHECK (extract(day FROM month) = 1),
    sent_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organisation_id, month)
);

-- A need that an organisation was told of, as it fits a solution of theirs; no later month tells it again.
CREATE TABLE told_fit (
    organisation_id bigint NOT NULL,
    need_id bigint NOT NULL REFERENCES need,
    month date NOT NULL,
    PRIMARY KEY (organisation_id, need_id),
    FOREIGN KEY (organisation_id, month) REFERENCES monthly_fit
);

-- The links by which a contact says "interested"; a copy of this table opens nothing.
CREATE TABLE fit_link (
    token_hash bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
    proposal_id bigint NOT NULL REFERENCES proposal,
    person_id bigint NOT NULL REFERENCES person,
    expires_at timestamptz NOT NULL
);
CREATE INDEX fit_link_of ON fit_link (proposal_id);

-- The supplier of a suggested pair is interested; once.
CREATE TABLE fit_interest (
    proposal_id bigint PRIMARY KEY REFERENCES proposal,
    shown_by text NOT NULL,
    shown_at timestamptz NOT NULL DEFAULT now()
);

-- What owners were told, so many days before the end of a publication; 0 is the end. A renewal begins anew.
CREATE TABLE expiry_told (
    subject text NOT NULL CHECK (subject IN ('need', 'solution')),
    subject_id bigint NOT NULL,
    expires_at timestamptz NOT NULL,
    days integer NOT NULL CHECK (days IN (14, 3, 0)),
    told_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (subject, subject_id, expires_at, days)
);
