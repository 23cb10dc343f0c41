"""Settings of the office, read from the environment; the command line sets them before Django starts.

``TRACKTWO_DATA``     the data folder: database, secret key, added documents (default: the user's data folder)
``DATABASE_URL``      another database than the SQLite file in the data folder, such as PostgreSQL
``TRACKTWO_HOSTS``    names the server answers to, separated by commas (default: this machine only)
``TRACKTWO_HTTPS``    ``1`` where a proxy serves it over HTTPS: cookies are then sent over HTTPS only, and
                      browsers told to come by HTTPS only for a year
"""

import os
from pathlib import Path
from typing import Any

import dj_database_url
import platformdirs
from csp.constants import NONE, SELF

from tracktwo.office.shell.secret import secret_key
from tracktwo.vocabulary.errors import UsageError
from tracktwo.vocabulary.languages import INTERFACE_LANGUAGES, LOCALE_FOLDER, endonym


def _database(url: str) -> dict[str, Any]:
    """Return the database of an address, which is not said again where it is wrong: it holds a password."""
    refusal = UsageError(
        "DATABASE_URL is not the address of a database that lasts; write it such as "
        "postgres://USER:PASSWORD@HOST/NAME, with other signs than letters and digits percent-encoded."
    )
    try:
        database: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True))
    except ValueError as error:
        raise refusal from error
    if database["NAME"] in ("", ":memory:"):
        raise refusal
    return database


OFFICE = Path(__file__).parent.parent
DATA = Path(os.environ.get("TRACKTWO_DATA") or platformdirs.user_data_dir("tracktwo"))
DOCUMENTS = DATA / "documents"
SECRET_KEY = secret_key(DATA)
DEBUG = False
ALLOWED_HOSTS = [
    "127.0.0.1",
    "localhost",
    "[::1]",
    *filter(None, os.environ.get("TRACKTWO_HOSTS", "").split(",")),
]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "tracktwo.office.apps.Office",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "tracktwo.office.shell.middleware.policies",
    "tracktwo.office.shell.team_only.sessions",
    "tracktwo.office.shell.team_only.languages",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "tracktwo.office.shell.team_only.accounts",
    "tracktwo.office.shell.team_only.messages",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "tracktwo.office.shell.middleware.refusals_as_pages",
]
ROOT_URLCONF = "tracktwo.office.shell.urls"
WSGI_APPLICATION = "tracktwo.office.shell.wsgi.application"

# A wrong answer to “is it saved?” is worse than a slower one: FULL keeps an acknowledged write through a
# power cut, IMMEDIATE locks at the start, so that two writers wait for each other instead of failing.
DATABASES = {
    "default": (
        _database(os.environ["DATABASE_URL"])
        if os.environ.get("DATABASE_URL")
        else {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA / "tracktwo.sqlite3",
            "CONN_MAX_AGE": 600,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
            },
        }
    )
}
AUTH_USER_MODEL = "office.Account"
AUTHENTICATION_BACKENDS = ["tracktwo.office.accounts.signin.PassphraseBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [{"NAME": "tracktwo.office.accounts.passphrases.HardToGuess"}]
LOGIN_URL = "sign-in"
CSRF_FAILURE_VIEW = "tracktwo.office.shell.pages.forged"

FORM_RENDERER = "django.forms.renderers.Jinja2"
"""As every page; a list of 250 countries takes a third of the time it takes as a Django template."""
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [
            OFFICE / room / "templates"
            for room in (
                "shell",
                "accounts",
                "balance",
                "hall",
                "interviews",
                "outreach",
                "overview",
                "questions",
                "findings",
                "record",
                "review",
                "rounds",
                "terms",
                "perception",
                "planning",
                "releases",
                "reporting",
            )
        ],
        "OPTIONS": {
            "environment": "tracktwo.office.shell.templating.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "tracktwo.office.shell.templating.page_context",
            ],
        },
    }
]

LANGUAGE_CODE = "en"
LANGUAGES = [(tag.lower(), endonym(tag)) for tag in INTERFACE_LANGUAGES]
LOCALE_PATHS = [LOCALE_FOLDER]
USE_I18N = True
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATICFILES_DIRS = [OFFICE / "shell" / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

HTTPS = os.environ.get("TRACKTWO_HTTPS") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 60 * 60  # from signing in: reading a page writes nothing
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"  # with no-referrer, browsers send no origin and every form is refused
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "img-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"without_names": {"()": "tracktwo.office.shell.logs.WithoutNames"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "without_names"}},
    "filters": {"without_traceback": {"()": "tracktwo.office.shell.logs.WithoutTraceback"}},
    "loggers": {
        "django.request": {"filters": ["without_traceback"]},
        "django.security.RequestDataTooBig": {"filters": ["without_traceback"]},
        "django.security.TooManyFieldsSent": {"filters": ["without_traceback"]},
        "django.security.TooManyFilesSent": {"filters": ["without_traceback"]},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
