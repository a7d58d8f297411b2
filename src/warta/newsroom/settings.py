"""The settings of Django and Wagtail, all of them. What can be set is read from the environment (docs/settings.md)."""

from pathlib import Path
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from warta.newsroom.environment import Environment
from warta.newsroom.home import home

_environment = Environment()
_here = Path(__file__).parent

# Where it runs

DEBUG = _environment.switch("WARTA_DEBUG")
SECRET_KEY = _environment.text("WARTA_SECRET_KEY", "") or home().secret_key()
BASE_URL = _environment.base_url("WARTA_BASE_URL", home().address())
SURROGATE_KEYS = _environment.switch("WARTA_SURROGATE_KEYS")
_https = BASE_URL.startswith("https:")
_host = urlsplit(BASE_URL).hostname
ALLOWED_HOSTS = list(dict.fromkeys([_host, *_environment.names("WARTA_HOSTS"), "127.0.0.1", "localhost", "[::1]"]))
CSRF_TRUSTED_ORIGINS = [BASE_URL] if _https else []
if _https:
    # The proxy that ends TLS says so in this header; docs/settings.md tells it to.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
USE_X_FORWARDED_HOST = False

# What it is made of

INSTALLED_APPS = [
    "warta.newsroom.stories",
    "warta.newsroom.wire",
    "warta.newsroom.desk",
    "warta.newsroom.talk",
    "warta.newsroom.ledger",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",  # its addresses are asked for by every page of the admin
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "warta.newsroom.static_files.StaticFiles",
    "warta.newsroom.middleware.OnePostOneTransaction",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "warta.newsroom.middleware.Acting",
    "django.contrib.messages.middleware.MessageMiddleware",
    "warta.newsroom.asked.Bulk",
    "warta.newsroom.desk.refused.Refused",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "warta.newsroom.middleware.ContentPolicy",
]
ROOT_URLCONF = "warta.newsroom.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_here / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
PREVIEW = "warta.newsroom.stories.preview.preview"
MAY_APPEAR = "warta.newsroom.stories.in_its_time.may_appear"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# What it keeps

_postgresql = _environment.postgresql("DATABASE_URL")
_sqlite = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": home().database,
    "OPTIONS": {
        # A writer takes its lock at the start and waits for it, instead of failing half way.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000;",
    },
    # A file, so that threads see the same database in tests too.
    "TEST": {"NAME": str(home().folder / "test.sqlite3")},
}
# A connection ends with its request: each is answered in a thread of its own, and no other would find it again.
DATABASES = {"default": _postgresql or _sqlite}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_URL = "/static/"
STATICFILES_DIRS = [_here / "static"]
WHITENOISE_USE_FINDERS = True  # nothing has to be collected
WHITENOISE_MAX_AGE = 0 if DEBUG else 3600
MEDIA_URL = "/media/"
MEDIA_ROOT = home().media
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long story has many blocks, and a block several fields
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 << 20
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 << 20

# Who may come in

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
SIGN_IN_FAILURES = _environment.number("WARTA_SIGN_IN_FAILURES", 5, least=1)
SIGN_IN_MINUTES = _environment.number("WARTA_SIGN_IN_MINUTES", 10, least=1)
SESSION_COOKIE_NAME = "warta_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = _https
CSRF_COOKIE_SECURE = _https
CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "SAMEORIGIN"  # the preview stands in a frame
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"

# Languages and time

LANGUAGES = [("id", _("Indonesian")), ("en", _("English"))]
LANGUAGE_CODE = _environment.choice("WARTA_ADMIN_LANGUAGE", "id", tuple(code for code, _name in LANGUAGES))
LOCALE_PATHS = [_here / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = _environment.time_zone("WARTA_TIME_ZONE", "Asia/Jakarta")

# Wagtail

WAGTAIL_SITE_NAME = "Warta"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
WAGTAILIMAGES_IMAGE_MODEL = "stories.NewsPicture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "warta.newsroom.stories.picture_form.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp", "avif"]
# WebP for all: the other formats would carry on where and with which camera a picture was made.
WAGTAILIMAGES_FORMAT_CONVERSIONS = {
    "avif": "webp",
    "bmp": "jpeg",
    "gif": "webp",
    "jpeg": "webp",
    "png": "webp",
    "webp": "webp",
}
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 << 20
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 80_000_000
WAGTAILEMBEDS_FINDERS = []
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "warta.newsroom.admin_search"}}
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # the newsroom calls no third party
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_WORKFLOW_ENABLED = True  # one: the copy desk
TAG_SPACES_ALLOWED = True
TAGGIT_CASE_INSENSITIVE = True

# Mail and the log

EMAIL_HOST = _environment.text("WARTA_EMAIL_HOST", "")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
EMAIL_PORT = _environment.number("WARTA_EMAIL_PORT", 587, least=1)
EMAIL_HOST_USER = _environment.text("WARTA_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = _environment.text("WARTA_EMAIL_PASSWORD", "")
EMAIL_USE_TLS = bool(EMAIL_HOST_USER)
DEFAULT_FROM_EMAIL = _environment.text("WARTA_EMAIL_FROM", f"warta@{_host}")
WAGTAIL_PASSWORD_RESET_ENABLED = bool(EMAIL_HOST)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"()": "warta.edge.request_id.Lines", "fmt": "%(asctime)s %(levelname)s %(name)s: %(message)s"}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # A page that is not there or a form that was not valid is no event.
        "django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        # Anybody can name a wrong host, as often as they like: it is answered with 400 and fills no log.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "wagtail": {"level": "WARNING"},
    },
}
