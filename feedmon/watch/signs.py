"""By what walls and error pages can be told: patterns of names, of words, of markup (tables)."""

from __future__ import annotations

import re


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


#: Names of walls, in titles and headings.
ROBOT_NAMES = _any(
    r"just a moment\b",
    r"attention required",
    r"access (?:denied|to this page has been denied)",
    r"are you (?:a )?(?:robot|human|not a robot)",
    r"robot check",
    r"pardon our interruption",
    r"verif(?:y|ying) (?:that )?you are (?:a )?human",
    r"human verification",
    r"security (?:check|verification)",
    r"ddos.protection",
    r"checking your browser",
    r"\bcaptcha\b",
    r"please wait\b.*\bverif",
    r"sicherheits(?:über)?prüfung",
    r"kein roboter",
    r"zugriff verweigert",
    r"accès refusé",
    r"acceso denegado",
    r"one more step",
    r"unusual traffic",
    r"(?:request was|you have been) blocked",
)
ERROR_NAMES = _any(
    r"\b(?:error|fehler|erreur)\W{0,3}(?:40[0-9]|5\d\d)\b",
    r"^\W*(?:40\d|50\d)\s*(?:[-\u2013\u2014:|·]|$)",
    r"(?:page|file|site|content)\b.{0,12}\bnot (?:be )?(?:found|available)",
    r"\bnot found\b",
    r"page (?:does not|doesn.t|no longer) exists?",
    r"page (?:is )?unavailable",
    r"something went wrong",
    r"internal server error",
    r"service (?:temporarily )?unavailable",
    r"bad gateway",
    r"(?:an )?(?:unexpected )?error (?:has )?occur(?:red|s)",
    r"(?:we.re )?(?:very )?sorry\W.*(?:wrong|find|error)",
    r"oops\b",
    r"whoops\b",
    r"seite (?:wurde )?nicht gefunden",
    r"fehler ist aufgetreten",
    r"page (?:non |introuvable|pas trouv)",
    r"página no encontrada",
    r"pagina non trovata",
    r"database error",
    r"application error",
    r"gateway time.?out",
    r"too many requests",
)
WORK_NAMES = _any(
    r"(?:down|offline|closed|unavailable) (?:for|due to) (?:\w+ )?maintenance",
    r"^\W*(?:site )?maintenance(?: mode| break)?\W*$",
    r"under (?:construction|maintenance)",
    r"(?:be right|.ll be|be) back (?:soon|shortly)",
    r"wartungs(?:arbeiten|modus)",
    r"maintenance en cours",
    r"en mantenimiento",
    r"in manutenzione",
    r"performing (?:\w+ )?maintenance",
)
CONSENT_NAMES = _any(
    r"before you continue",
    r"(?:we (?:value|respect|care about) )?your privacy\b",
    r"\bcookies?\b",
    r"\bconsent\b",
    r"privacy (?:settings|choices|preferences)",
    r"datenschutz(?:einstellungen)?",
    r"bevor (?:du|sie) fort",
    r"einwilligung",
    r"vos? (?:vie privée|donn)",
    r"privacidad",
    r"zustimm",
)
LOGIN_NAMES = _any(
    r"(?:log|sign)[\s-]?(?:in|on)\b",
    r"anmeld",
    r"einloggen",
    r"connexion",
    r"connectez",
    r"iniciar sesi",
    r"accedi\b",
    r"authenticat",
    r"session (?:has )?expired",
    r"password",
)
#: What walls say in their few sentences.
ROBOT_WORDS = _any(
    r"enable javascript and cookies to continue",
    r"checking (?:if the site connection is secure|your browser)",
    r"verif(?:y|ying) (?:that )?you are (?:a )?human",
    r"unusual traffic from your",
    r"not a robot",
    r"kein roboter",
    r"(?:complete|solve) the (?:captcha|security check|challenge)",
    r"you don.t have permission to access",
    r"incapsula incident",
    r"request unsuccessful",
    r"reference #\d+\.",
    r"ray id\b",
    r"automated (?:access|requests|queries)",
    r"access to this page has been denied",
    r"you have been blocked",
    r"bot (?:detection|protection)",
)
CONSENT_WORDS = _any(
    r"\bcookies?\b",
    r"\bconsent\b",
    r"personal data",
    r"personenbezogen",
    r"donn[ée]es personnelles",
)
AGREE = _any(
    r"^(?:i )?(?:accept|agree|allow)(?: and (?:continue|close|proceed))?"
    r"(?: all)?(?: cookies)?\W*$",
    r"^(?:ich )?(?:alle[ns]? )?(?:cookies )?(?:akzeptieren|zustimmen|annehmen|zulassen)\b.*$",
    r"^alle(?:s)? akzeptieren",
    r"^(?:tout )?accepter",
    r"^j.accepte",
    r"^aceptar",
    r"^accett",
    r"^got it\W*$",
    r"^einverstanden",
)
#: Of the scripts of such guards some are on every page of theirs: only those of walls count.
ROBOT_MARKS = (
    ".//script[contains(@src, '/challenge-platform/') and contains(@src, 'orchestrate')"
    " or contains(@src, 'captcha-delivery.com') or contains(., '_cf_chl_opt')]"
    " | .//iframe[contains(@src, '_Incapsula_Resource') or contains(@src, 'captcha-delivery.com')]"
    " | .//*[@id='challenge-form' or @id='px-captcha' or @id='challenge-error-text']"
)
CAPTCHAS = (
    ".//*[contains(@class, 'g-recaptcha') or contains(@class, 'h-captcha')"
    " or contains(@class, 'cf-turnstile') or contains(@src, 'hcaptcha.com')"
    " or contains(@src, 'recaptcha/')]"
)
