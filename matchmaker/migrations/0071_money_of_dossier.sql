-- Who pays for a case as its approved dossier says it: what registration asks follows from it, whatever parties state.
ALTER TABLE transfer_case
    ADD dossier_id bigint REFERENCES dossier,
    ADD dossier_money text CHECK (dossier_money IN ('state', 'mixed')),
    ADD CONSTRAINT case_money_of_dossier_is_whole CHECK (num_nonnulls(dossier_id, dossier_money) IN (0, 2));
