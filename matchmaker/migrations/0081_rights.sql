-- Rights to a solution, beside its owner and licence.
ALTER TABLE solution
    ADD transfer_objects text[] NOT NULL DEFAULT '{}'
        CHECK (transfer_objects <@ ARRAY['model', 'algorithm', 'software', 'data', 'know_how']),
    ADD exploitation_holder text CHECK (exploitation_holder IS NFC NORMALIZED),
    ADD sublicence text CHECK (sublicence IN ('allowed', 'with_consent', 'not_allowed')),
    ADD improvements text CHECK (improvements IN ('adopter', 'owner', 'shared')),
    ADD parts_licence text CHECK (parts_licence IS NFC NORMALIZED);
