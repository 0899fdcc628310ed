"""By what walls and error pages can be told apart from words: markup, places, forms (tables)."""

from __future__ import annotations

import re

#: Pages that are but a frame for scripts ask for them in any language.
SCRIPTS_WANTED = re.compile(r"java\s?script", re.IGNORECASE)
#: Where scripts write the page, as those who make such programs call it.
MOUNTS = frozenset(
    {"root", "app", "__next", "__nuxt", "__gatsby", "___gatsby", "svelte", "react-root", "main-app"}
)
#: Where one is sent to log in.
LOGIN_PLACES = re.compile(
    r"/(?:[\w-]*log-?in|sign-?in|sso|oauth2?|auth|accounts/login|session/new|anmelden|connexion)"
    r"(?:[/.?]|$)",
    re.IGNORECASE,
)
#: The front of a site.
FRONTS = re.compile(
    r"/(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?(?:(?:index|home|default)(?:\.\w+)?/?)?", re.IGNORECASE
)
#: Of the scripts of such guards some are on every page of theirs: only those of walls count.
ROBOT_MARKS = (
    ".//script[contains(@src, '/challenge-platform/') and contains(@src, 'orchestrate')"
    " or contains(@src, 'captcha-delivery.com') or contains(., '_cf_chl_opt')"
    " or contains(@src, '.awswaf.com') and contains(@src, 'challenge')"
    " or contains(., 'gokuProps') or contains(., 'KPSDK')]"
    " | .//iframe[contains(@src, '_Incapsula_Resource') or contains(@src, 'captcha-delivery.com')]"
    " | .//*[@id='challenge-form' or @id='px-captcha' or @id='challenge-error-text'"
    " or @id='sec-if-container' or @id='sec-if-cpt-container' or @id='anubis_challenge']"
)
CAPTCHAS = (
    ".//*[contains(@class, 'g-recaptcha') or contains(@class, 'h-captcha')"
    " or contains(@class, 'cf-turnstile') or contains(@class, 'frc-captcha')"
    " or contains(@src, 'hcaptcha.com') or contains(@src, 'recaptcha/')]"
)
#: What an answer to a program says beside its error, and no other answer has alone.
ENVELOPE = frozenset(
    {
        *("error", "errors", "error_code", "error_description", "errorcode", "errormessage"),
        *("message", "msg", "detail", "details", "description", "reason", "title", "type"),
        *("status", "statuscode", "status_code", "code", "success", "ok", "path", "instance"),
        *("timestamp", "request_id", "requestid", "trace_id", "traceid", "documentation_url"),
    }
)
