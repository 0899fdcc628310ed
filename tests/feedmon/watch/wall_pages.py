"""Walls, errors and forms as they come in several languages, and pages that only speak of them.

All are made for these tests; what they say is what such pages say in a line or two.
"""

from __future__ import annotations


def bare(title: str, body: str) -> str:
    """A page without a frame."""
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>"


def _said(title: str, text: str, more: str = "") -> str:
    return bare(title, f"<h1>{title}</h1><p>{text}</p>{more}")


def _consent(title: str, text: str, button: str) -> str:
    return bare(
        title,
        f"<div><h1>{title}</h1><p>{text}</p><p>{text} {text}</p><form><button>{button}</button>"
        "<button>?</button></form><a href='/p'>Privacy</a><a href='/t'>Terms</a></div>",
    )


def _login(title: str, action: str, *, password: bool = True) -> str:
    field = '<input type="password" name="p">' if password else ""
    return bare(
        f"{title} | Site",
        f'<h1>{title}</h1><form><input type="email" name="u">{field}<button>{action}</button>'
        "</form><p>New here?</p>",
    )


_SCRIPT = '<script src="/app.js"></script>'
OTHERS = {
    # Guards, as each of them says it.
    "robot": [
        _said(
            "Making sure you&#39;re not a bot!", "Loading...", '<script id="anubis_challenge">{}'
        ),
        bare("shop.example", '<p id="cmsg">Please enable JS and disable any ad blocker</p>'),
        bare("", '<div id="sec-if-cpt-container"></div><script src="/akam/13/x"></script>'),
        _said("Robot Check", "Enter the characters you see below", "<input name=c>"),
        bare("Shop", "<p>Click the button below to continue shopping</p><button>Go on</button>"),
        bare(
            "",
            "<script>window.gokuProps={}</script><script src='https://x.awswaf.com/challenge.js'>",
        ),
        _said("Vercel Security Checkpoint", "We&#39;re verifying your browser"),
        _said("Request Rejected", "The requested URL was rejected. Your support ID is: 1"),
        _said("Pardon Our Interruption", "As you were browsing something made us think."),
        _said("Access to this page has been denied", "Press &amp; Hold to confirm."),
        bare("Search", "<p>Our systems have detected unusual traffic from your network.</p>"),
        _said("Nur einen Moment…", "Bestätigen Sie, dass Sie ein Mensch sind."),
        _said("Zugriff verweigert", "Fehlercode 1020"),
        _said("Un instant…", "Vérification que vous êtes humain."),
        _said("Accès refusé", "Vous n'avez pas accès à ce site."),
        _said("Un momento…", "Verifica que eres un ser humano."),
        _said("Acceso denegado", "No tiene permiso."),
        _said("Un attimo…", "Verifica di essere un essere umano."),
        _said("Accesso negato", "Non hai il permesso."),
        _said("Um momento…", "Confirme que você é humano."),
        _said("Een moment geduld…", "Bevestig dat u een mens bent."),
        _said("Jeszcze chwila…", "Potwierdź, że jesteś człowiekiem."),
        _said("Один момент…", "Подтвердите, что вы человек."),
        _said("Åtkomst nekad", "Du har inte behörighet."),
    ],
    "consent": [
        _consent(
            "Bevor Sie zu Suche weitergehen", "Wir verwenden Cookies und Daten.", "Alle akzeptieren"
        ),
        _consent("Avant d'accéder à Recherche", "Nous utilisons des cookies.", "Tout accepter"),
        _consent("Antes de ir a Búsqueda", "Utilizamos cookies y datos.", "Aceptar todo"),
        _consent("Prima di continuare su Ricerca", "Utilizziamo cookie e dati.", "Accetta tutto"),
        _consent("Antes de avançar", "Usamos cookies e dados pessoais.", "Aceitar tudo"),
        _consent("Voordat je verdergaat", "We gebruiken cookies.", "Alles accepteren"),
        _consent("Zanim przejdziesz dalej", "Używamy plików cookie.", "Zaakceptuj wszystko"),
        _consent("El Periódico", "Usamos cookies y tratamos datos personales.", "Aceptar y seguir"),
        _consent("Le Journal", "Nous utilisons des cookies.", "Accepter et continuer"),
        _consent("Innan du fortsätter", "Vi använder cookies.", "Godkänn alla"),
        bare(
            "Die Zeitung",
            '<div id="didomi-host"><h2>Willkommen</h2><p>Wir und unsere Partner verwenden'
            " Cookies, um zu messen.</p><button>Zustimmen und weiter</button></div>",
        ),
        bare(
            "Il Giornale",
            '<div id="onetrust-consent-sdk"><p>Noi e terze parti usiamo cookie.</p><button>Accetta'
            " e continua</button></div>",
        ),
        bare(
            "Le Journal",
            '<header>Le Journal</header><div class="fc-consent-root"><p>Avec votre accord, nous'
            " utilisons des cookies.</p><button>Accepter et continuer</button></div>",
        ),
    ],
    "error": [
        _said("Diese Seite existiert nicht mehr", "Zur Startseite."),
        _said("Hoppla", "Es ist ein Fehler aufgetreten."),
        _said("Page introuvable", "La page demandée n'existe plus."),
        _said("Oups", "Une erreur est survenue."),
        _said("Página no encontrada", "Volver al inicio."),
        _said("Lo sentimos", "Se ha producido un error."),
        _said("Pagina non trovata", "Torna alla home."),
        _said("Ops", "Si è verificato un errore."),
        _said("Página não encontrada", "Voltar."),
        _said("Pagina niet gevonden", "Terug."),
        _said("Nie znaleziono strony", "Wróć."),
        _said("Sidan kunde inte hittas", "Tillbaka."),
        _said("Страница не найдена", "На главную."),  # noqa: RUF001
        _said("Error 503", "Service unavailable"),
    ],
    "maintenance": [
        _said("Wartungsarbeiten", "Wir sind bald zurück."),
        _said("Site en maintenance", "Revenez plus tard."),
        _said("Sitio en mantenimiento", "Volvemos pronto."),
        _said("Sito in manutenzione", "Torniamo presto."),
        _said("Przerwa techniczna", "Zapraszamy później."),
    ],
    "login": [
        _login("Anmelden", "Weiter"),
        _login("Se connecter", "Continuer"),
        _login("Iniciar sesión", "Siguiente"),
        _login("Accedi", "Avanti"),
        _login("Zaloguj się", "Dalej"),
        _login("Sign in", "Next", password=False),
    ],
    "script": [
        bare("App", f'<div id="root"></div>{_SCRIPT}'),
        bare(
            "App",
            "<noscript>You need to enable JavaScript.</noscript>"
            f"<div id=app>Loading…</div>{_SCRIPT}",
        ),
        bare("App", f"<p>Bitte aktivieren Sie JavaScript in Ihrem Browser.</p>{_SCRIPT}"),
        bare(
            "App",
            f'<nav><a href="/a">One</a> <a href="/b">Two</a></nav><div id="__next"></div>{_SCRIPT}',
        ),
    ],
}

_LONG = "<p>" + "It says much more of this than a wall ever would, and it says it at length. " * 15
PAGES = [
    # About cookies, privacy and consent.
    _said(
        "Cookie policy",
        "We use cookies. A cookie is a small file.",
        '<p>Cookies of others are not used.</p><div class="cookie-banner"><p>Cookies?</p>'
        "<button>Accept all</button></div>",
    ),
    _said("Datenschutz", "Wir verarbeiten personenbezogene Daten.", "<p>Cookies: keine.</p>"),
    _said("Chocolate chip cookies", "Bake the cookies.", "<ul><li>Flour</li><li>Sugar</li></ul>"),
    _said("La nueva ley de cookies", "Qué cambia.", f"{_LONG}<button>Aceptar</button>"),
    bare("Forms", "<h1>Informed consent</h1><p>Download the form.</p><a href='/f'>Form</a>"),
    # About errors, walls and work.
    _said("Accesso negato: the film", "Cinema, 8 pm.", _LONG),
    _said("Release 5.0.3", "Mends error handling."),
    _said("Password manager", "Version 5 keeps your passwords.", "<a href='/d'>Download</a>"),
    _said("Connexion Internet: offres", "Fibre dès 19,99 €.", "<p>Voir</p>"),
    _said("Momente", "Un momento musical, un instant de poésie."),
    _said("Error handling in Rust", "A book.", _LONG),
    _said("Robots for the kitchen", "Our robots chop and stir.", "<p>From 99 €</p>"),
    _said("Security checkpoint waiting times", "Terminal 1: five minutes."),
    _said("Nur einen Moment - Roman", "Von einer Autorin."),
    _said("Unusual traffic on the A7", "Expect delays."),
    # Small pages with scripts, and of programs for them.
    bare("Hello", f"<h1>Hello</h1><p>It is open from nine to five.</p>{_SCRIPT}"),
    _said("JavaScript 101", "Learn it.", f"<p>{'Ten lessons for you. ' * 20}</p>{_SCRIPT}"),
    bare(
        "Sold?", f'<div id="app"><p>Tickets are sold out until Friday evening.</p></div>{_SCRIPT}'
    ),
    _said("Newsletter", "Write down your address.", '<form><input type="email"></form>'),
]
