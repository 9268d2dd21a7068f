"""The English sentence for every code of a start that failed."""

from matchmaker.ground.marking import N_

OF_STARTING: dict[str, str] = {
    "start_failed": N_("The system could not start: %(reason)s."),
    "settings_invalid": N_("%(name)s=%(value)s cannot be used: %(reason)s. Correct it in the environment or in .env."),
    "database_unusable": N_("The database cannot be used: %(reason)s. Check DATABASE_URL and that the server runs."),
    "database_unreachable": N_("The database server does not answer: %(reason)s. Start it or correct DATABASE_URL."),
    "database_too_old": N_("The database server is PostgreSQL %(version)s; version 15 or newer is needed."),
    "database_not_utf8": N_("The database is encoded as %(encoding)s; create one with encoding UTF8."),
    "database_locale_wrong": N_(
        "The database does not handle Vietnamese letters; create it with LC_CTYPE 'C.UTF-8' or a Vietnamese locale."
    ),
    "database_away": N_("The database does not answer at the moment. Please try again shortly."),
    "database_other_version": N_(
        "The data in %(path)s belongs to PostgreSQL %(found)s; this program brings %(needed)s. "
        "Use the program that wrote it, or set MATCHMAKER_HOME to another folder."
    ),
    "database_start_failed": N_("The embedded database did not start: %(reason)s. Its log is %(log)s."),
    "database_user_unnamed": N_(
        "The operating system knows no name for user %(uid)s, which the embedded database needs. Add one, "
        "or set DATABASE_URL."
    ),
    "database_user_missing": N_(
        "The embedded database cannot run as root and the user %(user)s could not be made. "
        "Make it, or set DATABASE_URL."
    ),
    "database_folder_unreachable": N_(
        "The user %(user)s, which runs the embedded database, cannot enter %(path)s. Set MATCHMAKER_HOME to a folder "
        "that it can enter."
    ),
    "database_programs_missing": N_("The embedded database's programs are missing. Run `make setup`."),
    "database_folder_not_private": N_(
        "Others than the user %(user)s can enter %(path)s. Take their permission away (chmod 700)."
    ),
    "no_administrator": N_(
        "The server would be reached by others, and nobody administers it. Make an administrator first: "
        "`matchmaker user create --role administrator --email …`."
    ),
    "migration_changed": N_(
        "The database was set up by another version of migration %(name)s. Use a fresh database, or the program "
        "that wrote this one."
    ),
    "database_not_owned": N_(
        "The role that migrates the database does not own its tables (%(reason)s). Give the owner's address in "
        "MATCHMAKER_MIGRATION_DATABASE_URL."
    ),
    "schema_too_new": N_(
        "The database was written by a newer version of this program (schema %(found)s, this one knows %(known)s). "
        "Update the program, or point DATABASE_URL to another database."
    ),
    "model_unusable": N_("The embedding model %(model)s cannot be loaded: %(reason)s. Correct MATCHMAKER_MODEL."),
    "assets_missing": N_("Browser files are missing (%(path)s). Run `make setup`."),
    "port_taken": N_("Port %(port)s is taken by another program. Stop it, or set MATCHMAKER_PORT to a free port."),
    "disk_full": N_("The disk that holds %(path)s is full. Free some space and start again."),
    "folder_not_writable": N_("The folder %(path)s cannot be written. Change its owner, or set MATCHMAKER_HOME."),
}
