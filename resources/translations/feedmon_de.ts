<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>feedmon</name>
    <message>
        <source>&amp;Newest First</source>
        <translation>&amp;Neueste zuerst</translation>
    </message>
    <message>
        <source>Sort this list by age, the newest article first</source>
        <translation>Diese Liste nach Alter sortieren, der neueste Artikel zuerst</translation>
    </message>
    <message>
        <source>&amp;Oldest First</source>
        <translation>Ä&amp;lteste zuerst</translation>
    </message>
    <message>
        <source>Sort this list by age, the oldest article first</source>
        <translation>Diese Liste nach Alter sortieren, der älteste Artikel zuerst</translation>
    </message>
    <message>
        <source>By &amp;Feed</source>
        <translation>Nach &amp;Feed</translation>
    </message>
    <message>
        <source>Sort this list by the titles of the feeds, each from its newest article on</source>
        <translation>Diese Liste nach den Titeln der Feeds sortieren, in jedem vom neuesten Artikel an</translation>
    </message>
    <message>
        <source>&amp;Unread First</source>
        <translation>&amp;Ungelesene zuerst</translation>
    </message>
    <message>
        <source>Show unread articles before those that are read</source>
        <translation>Ungelesene Artikel vor den gelesenen zeigen</translation>
    </message>
    <message>
        <source>&amp;Group Articles</source>
        <translation>Artikel &amp;gruppieren</translation>
    </message>
    <message>
        <source>Put headings between days, or between feeds where the list is sorted by feed</source>
        <translation>Überschriften zwischen die Tage setzen, oder zwischen die Feeds, wenn die Liste nach Feeds sortiert ist</translation>
    </message>
    <message>
        <source>Everything &amp;Here</source>
        <translation>&amp;Alles hier</translation>
    </message>
    <message>
        <source>List all articles of this place</source>
        <translation>Alle Artikel dieser Stelle auflisten</translation>
    </message>
    <message>
        <source>Only Un&amp;read</source>
        <translation>Nur &amp;ungelesene</translation>
    </message>
    <message>
        <source>List only the unread articles of this place</source>
        <translation>Nur die ungelesenen Artikel dieser Stelle auflisten</translation>
    </message>
    <message>
        <source>Only &amp;Starred</source>
        <translation>Nur mit &amp;Stern</translation>
    </message>
    <message>
        <source>List only the starred articles of this place</source>
        <translation>Nur die Artikel dieser Stelle auflisten, die einen Stern haben</translation>
    </message>
    <message>
        <source>Mark every article above this one as read</source>
        <translation>Jeden Artikel über diesem als gelesen markieren</translation>
    </message>
    <message>
        <source>Mark Belo&amp;w as Read</source>
        <translation>Daru&amp;nter als gelesen markieren</translation>
    </message>
    <message>
        <source>Mark every article below this one as read, as far as the list goes</source>
        <translation>Jeden Artikel unter diesem als gelesen markieren, so weit die Liste reicht</translation>
    </message>
    <message>
        <source>About feedmon</source>
        <translation>Über feedmon</translation>
    </message>
    <message>
        <source>Open {homepage} in the browser</source>
        <translation>{homepage} im Browser öffnen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy &amp;Diagnostics</source>
        <translation>&amp;Diagnose kopieren</translation>
    </message>
    <message>
        <source>Show Data &amp;Folder</source>
        <translation>Daten&amp;ordner zeigen</translation>
    </message>
    <message>
        <source>Open &amp;Log</source>
        <translation>&amp;Protokoll öffnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>feedmon {version}</source>
        <translation>feedmon {version}</translation>
    </message>
    <message>
        <source>Paste the address of a feed, or of whatever you would like to follow.</source>
        <translation>Fügen Sie die Adresse eines Feeds ein, oder von allem anderen, dem Sie folgen möchten.</translation>
    </message>
    <message>
        <source>This address was on the clipboard.</source>
        <translation>Diese Adresse war in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Add Feed</source>
        <translation>Feed hinzufügen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>&amp;Look Up</source>
        <translation>&amp;Nachsehen</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Es wird nachgesehen</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>This is a list of {n} feeds.</source>
        <translation>
            <numerusform>Das ist eine Liste mit {n} Feed.</numerusform>
            <numerusform>Das ist eine Liste mit {n} Feeds.</numerusform>
        </translation>
    </message>
    <message>
        <source>Importing it follows those that you do not follow yet.</source>
        <translation>Beim Importieren werden die Feeds abonniert, die Sie noch nicht haben.</translation>
    </message>
    <message>
        <source>Add {number} Feeds</source>
        <translation>{number} Feeds hinzufügen</translation>
    </message>
    <message>
        <source>Looking in the usual places…</source>
        <translation>Es wird an den üblichen Stellen nachgesehen …</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Es wird nachgesehen …</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Go to Feed</source>
        <translation>Zum Feed</translation>
    </message>
    <message>
        <source>Look in the &amp;Usual Places</source>
        <translation>An den ü&amp;blichen Stellen nachsehen</translation>
    </message>
    <message>
        <source>Feeds found</source>
        <translation>Gefundene Feeds</translation>
    </message>
    <message>
        <source>It has no articles yet.</source>
        <translation>Er hat noch keine Artikel.</translation>
    </message>
    <message>
        <source>30 Sep 2025</source>
        <translation>30. Sep 2025</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>Change Keys</source>
        <translation>Tasten ändern</translation>
    </message>
    <message>
        <source>Take It Over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Usual Keys</source>
        <translation>Übliche Tasten</translation>
    </message>
    <message>
        <source>The keys that this action has if you change nothing</source>
        <translation>Die Tasten dieser Aktion, wenn Sie nichts ändern</translation>
    </message>
    <message>
        <source>Use These Keys</source>
        <translation>Diese Tasten verwenden</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neue Taste</translation>
    </message>
    <message>
        <source>Take {key} away</source>
        <translation>{key} wegnehmen</translation>
    </message>
    <message>
        <source>{key} is here already.</source>
        <translation>{key} steht schon hier.</translation>
    </message>
    <message>
        <source>No key; the menus and the command palette have it all the same.</source>
        <translation>Keine Taste; in den Menüs und in der Befehlspalette steht die Aktion trotzdem.</translation>
    </message>
    <message>
        <source>Feeds of the list</source>
        <translation>Feeds der Liste</translation>
    </message>
    <message numerus="yes">
        <source>Unsubscribe from {n} feeds?</source>
        <translation>
            <numerusform>{n} Feed abbestellen?</numerusform>
            <numerusform>{n} Feeds abbestellen?</numerusform>
        </translation>
    </message>
    <message>
        <source>This can be undone for a day.</source>
        <translation>Das lässt sich einen Tag lang rückgängig machen.</translation>
    </message>
    <message>
        <source>&amp;Unsubscribe</source>
        <translation>Abbe&amp;stellen</translation>
    </message>
    <message>
        <source>Delete {named}?</source>
        <translation>{named} löschen?</translation>
    </message>
    <message numerus="yes">
        <source>{n} feeds inside can stay and move up, or be unsubscribed from as well.</source>
        <translation>
            <numerusform>{n} Feed darin kann bleiben und rückt nach oben, oder er wird ebenfalls abbestellt.</numerusform>
            <numerusform>{n} Feeds darin können bleiben und rücken nach oben, oder sie werden ebenfalls abbestellt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The {n} feeds beside go in any case.</source>
        <translation>
            <numerusform>{n} Feed daneben wird in jedem Fall abbestellt.</numerusform>
            <numerusform>{n} Feeds daneben werden in jedem Fall abbestellt.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Keep the Feeds</source>
        <translation>Feeds &amp;behalten</translation>
    </message>
    <message>
        <source>&amp;Keep the Feed</source>
        <translation>Feed &amp;behalten</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Ab&amp;brechen</translation>
    </message>
    <message>
        <source>Either can be undone.</source>
        <translation>Beides lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>As their folder</source>
        <translation>Wie ihr Ordner</translation>
    </message>
    <message>
        <source>As they publish</source>
        <translation>So oft, wie sie veröffentlichen</translation>
    </message>
    <message>
        <source>Only when I refresh them</source>
        <translation>Nur, wenn ich sie aktualisiere</translation>
    </message>
    <message>
        <source>Edit Feeds</source>
        <translation>Feeds bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Look for articles</source>
        <translation>Nach Artikeln &amp;sehen</translation>
    </message>
    <message>
        <source>&amp;Notifications</source>
        <translation>&amp;Benachrichtigungen</translation>
    </message>
    <message>
        <source>&amp;Pictures</source>
        <translation>B&amp;ilder</translation>
    </message>
    <message>
        <source>&amp;Totals</source>
        <translation>&amp;Summen</translation>
    </message>
    <message>
        <source>P&amp;olling</source>
        <translation>A&amp;bfragen</translation>
    </message>
    <message numerus="yes">
        <source>Change {n} Feeds</source>
        <translation>
            <numerusform>{n} Feed ändern</numerusform>
            <numerusform>{n} Feeds ändern</numerusform>
        </translation>
    </message>
    <message>
        <source>Top level, in no folder</source>
        <translation>Oberste Ebene, in keinem Ordner</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Together with other feeds</source>
        <translation>Zusammen mit anderen Feeds</translation>
    </message>
    <message>
        <source>One for each article</source>
        <translation>Eine für jeden Artikel</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Do not load</source>
        <translation>Nicht laden</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Mitzählen</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Feeds and folders within with a rhythm of their own keep it.</source>
        <translation>Feeds und Ordner darin, die einen eigenen Rhythmus haben, behalten ihn.</translation>
    </message>
    <message>
        <source>Properties of {title}</source>
        <translation>Eigenschaften von {title}</translation>
    </message>
    <message>
        <source>the folder around it</source>
        <translation>der Ordner darum</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>New Folder…</source>
        <translation>Neuer Ordner …</translation>
    </message>
    <message>
        <source>Name of the new folder</source>
        <translation>Name des neuen Ordners</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>Kein Ordner</translation>
    </message>
    <message>
        <source>What can&apos;t be followed</source>
        <translation>Was nicht abonniert werden kann</translation>
    </message>
    <message>
        <source>Filter feeds</source>
        <translation>Feeds filtern</translation>
    </message>
    <message>
        <source>Loading them tells their servers that you read.</source>
        <translation>Wer sie lädt, verrät ihren Servern, dass er liest.</translation>
    </message>
    <message>
        <source>Their servers hear that name instead of feedmon&apos;s own.</source>
        <translation>Ihre Server hören diesen Namen statt dem von feedmon.</translation>
    </message>
    <message>
        <source>Each new article&apos;s page is asked for, where the list says so.</source>
        <translation>Die Seite jedes neuen Artikels wird geholt, wo die Liste es so will.</translation>
    </message>
    <message>
        <source>P&amp;ut into:</source>
        <translation>Ablegen &amp;in:</translation>
    </message>
    <message>
        <source>Import OPML</source>
        <translation>OPML importieren</translation>
    </message>
    <message>
        <source>As in the list</source>
        <translation>Wie in der Liste</translation>
    </message>
    <message>
        <source>Close the Window</source>
        <translation>Fenster schließen</translation>
    </message>
    <message>
        <source>Keep feedmon running?</source>
        <translation>Soll feedmon weiterlaufen?</translation>
    </message>
    <message>
        <source>There is no system tray here that could show feedmon. Without its window it can watch your feeds all the same and tell you of new articles; starting it again brings the window back.</source>
        <translation>Hier gibt es keine Taskleiste, die feedmon zeigen könnte. Auch ohne Fenster kann es nach Ihren Feeds sehen und neue Artikel melden; ein neuer Start bringt das Fenster zurück.</translation>
    </message>
    <message>
        <source>You are asked once. The preferences have this choice, too.</source>
        <translation>Diese Frage kommt nur einmal. In den Einstellungen steht sie auch.</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Keep Running</source>
        <translation>&amp;Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Press a key, or several one after the other</source>
        <translation>Eine Taste drücken, oder mehrere nacheinander</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>Merge Feeds</source>
        <translation>Feeds zusammenführen</translation>
    </message>
    <message>
        <source>Which feed is to be followed?</source>
        <translation>Welchem Feed soll gefolgt werden?</translation>
    </message>
    <message>
        <source>It takes over the articles of the others, which are unsubscribed from. Articles that are there twice become one, with every star and tag.</source>
        <translation>Er übernimmt die Artikel der anderen, und die werden abbestellt. Artikel, die es doppelt gibt, werden einer, mit allen Sternen und Schlagwörtern.</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message numerus="yes">
        <source>{n} articles</source>
        <translation>
            <numerusform>{n} Artikel</numerusform>
            <numerusform>{n} Artikel</numerusform>
        </translation>
    </message>
    <message>
        <source>Failing</source>
        <translation>Gestört</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Move {named} to</source>
        <translation>{named} verschieben nach</translation>
    </message>
    <message>
        <source>Find a folder, or name a new one</source>
        <translation>Einen Ordner suchen, oder einen neuen benennen</translation>
    </message>
    <message>
        <source>New folder “{typed}”</source>
        <translation>Neuer Ordner „{typed}“</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Those of the system</source>
        <translation>Die des Systems</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Bequem</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Dicht</translation>
    </message>
    <message>
        <source>Three lines, with the first words</source>
        <translation>Drei Zeilen, mit den ersten Worten</translation>
    </message>
    <message>
        <source>Two lines</source>
        <translation>Zwei Zeilen</translation>
    </message>
    <message>
        <source>That of the system</source>
        <translation>Die des Systems</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>&amp;Density</source>
        <translation>&amp;Dichte</translation>
    </message>
    <message>
        <source>Of the sidebar and of the list of articles.</source>
        <translation>Der Seitenleiste und der Artikelliste.</translation>
    </message>
    <message>
        <source>&amp;Articles in</source>
        <translation>&amp;Artikel in</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>From the next start on.</source>
        <translation>Vom nächsten Start an.</translation>
    </message>
    <message>
        <source>Show the &amp;icons of sites</source>
        <translation>&amp;Symbole der Websites zeigen</translation>
    </message>
    <message>
        <source>Icons</source>
        <translation>Symbole</translation>
    </message>
    <message>
        <source>A site is asked for its icon once a week at most, and not at all while this is off.</source>
        <translation>Eine Website wird höchstens einmal in der Woche nach ihrem Symbol gefragt, und gar nicht, solange das aus ist.</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>&amp;Back Up Now</source>
        <translation>Jetzt &amp;sichern</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>Es wird gesichert …</translation>
    </message>
    <message>
        <source>No backup yet. One is made each day.</source>
        <translation>Noch keine Sicherung. Jeden Tag wird eine gemacht.</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Keeps feedmon running in the tray</source>
        <translation>Lässt feedmon in der Taskleiste weiterlaufen</translation>
    </message>
    <message>
        <source>Keeps feedmon running, tray or not</source>
        <translation>Lässt feedmon weiterlaufen, mit oder ohne Taskleiste</translation>
    </message>
    <message>
        <source>Quits feedmon</source>
        <translation>Beendet feedmon</translation>
    </message>
    <message>
        <source>&amp;Check feeds</source>
        <translation>&amp;Feeds abfragen</translation>
    </message>
    <message>
        <source>Less often where a site asks for that. A folder or a feed may have a rhythm of its own: see its properties.</source>
        <translation>Seltener, wo eine Website darum bittet. Ein Ordner oder ein Feed kann einen eigenen Rhythmus haben: siehe seine Eigenschaften.</translation>
    </message>
    <message>
        <source>At the same &amp;time</source>
        <translation>&amp;Gleichzeitig</translation>
    </message>
    <message>
        <source>At the most, over all sites; never two of one site.</source>
        <translation>Höchstens, über alle Websites; nie zwei von einer.</translation>
    </message>
    <message>
        <source>&amp;Give up after</source>
        <translation>A&amp;ufgeben nach</translation>
    </message>
    <message>
        <source>What takes longer counts as failed.</source>
        <translation>Was länger dauert, gilt als fehlgeschlagen.</translation>
    </message>
    <message>
        <source>&amp;Start feedmon when I log in</source>
        <translation>feedmon bei der &amp;Anmeldung starten</translation>
    </message>
    <message>
        <source>Closing the &amp;window</source>
        <translation>Fenster &amp;schließen</translation>
    </message>
    <message>
        <source>At login</source>
        <translation>Bei der Anmeldung</translation>
    </message>
    <message>
        <source>Without its window where there is a tray.</source>
        <translation>Ohne Fenster, wo es eine Taskleiste gibt.</translation>
    </message>
    <message>
        <source>MB of a feed</source>
        <translation>MB eines Feeds</translation>
    </message>
    <message>
        <source>MB of a page</source>
        <translation>MB einer Seite</translation>
    </message>
    <message>
        <source>MB of a picture</source>
        <translation>MB eines Bildes</translation>
    </message>
    <message>
        <source>MB of an icon</source>
        <translation>MB eines Symbols</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>This one:</source>
        <translation>Dieser:</translation>
    </message>
    <message>
        <source>Leave name and password out: they would be kept where others can read them.</source>
        <translation>Lassen Sie Namen und Passwort weg: sie stünden da, wo andere sie lesen können.</translation>
    </message>
    <message>
        <source>This is not the address of a proxy. It has http:// or https://, a host and a port: http://proxy.example:3128</source>
        <translation>Das ist nicht die Adresse eines Proxys. Sie hat http:// oder https://, einen Rechner und einen Port: http://proxy.example:3128</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>Adresse des Proxys</translation>
    </message>
    <message>
        <source>Try IP&amp;v4 first</source>
        <translation>IPv&amp;4 zuerst versuchen</translation>
    </message>
    <message>
        <source>The environment names that of the system (http_proxy, https_proxy, no_proxy).</source>
        <translation>Den des Systems nennt die Umgebung (http_proxy, https_proxy, no_proxy).</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>&amp;Proxy</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>For networks where IPv6 is set up but does not get through.</source>
        <translation>Für Netze, in denen IPv6 eingerichtet ist, aber nicht durchkommt.</translation>
    </message>
    <message>
        <source>{of} that are read</source>
        <translation>{of}, die gelesen werden</translation>
    </message>
    <message>
        <source>What is larger is not read: it would cost memory and time.</source>
        <translation>Was größer ist, wird nicht gelesen: es würde Speicher und Zeit kosten.</translation>
    </message>
    <message>
        <source>&amp;Read at most</source>
        <translation>&amp;Höchstens lesen</translation>
    </message>
    <message>
        <source>This computer itself is never asked through one.</source>
        <translation>Dieser Rechner selbst wird nie über einen gefragt.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>&amp;Announce new articles</source>
        <translation>Neue &amp;Artikel melden</translation>
    </message>
    <message>
        <source>New articles</source>
        <translation>Neue Artikel</translation>
    </message>
    <message>
        <source>Those of one refresh together, and only while you are not at the window.</source>
        <translation>Die einer Aktualisierung zusammen, und nur, wenn Sie nicht am Fenster sind.</translation>
    </message>
    <message>
        <source>With a &amp;sound</source>
        <translation>Mit &amp;Ton</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>Kurz</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Long</source>
        <translation>Lang</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Only of feeds that I allow</source>
        <translation>Nur von Feeds, denen ich es erlaube</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Immer</translation>
    </message>
    <message>
        <source>With serifs</source>
        <translation>Mit Serifen</translation>
    </message>
    <message>
        <source>After {seconds} seconds</source>
        <translation>Nach {seconds} Sekunden</translation>
    </message>
    <message>
        <source>After a second</source>
        <translation>Nach einer Sekunde</translation>
    </message>
    <message>
        <source>&amp;Mark as read</source>
        <translation>Als gelesen &amp;markieren</translation>
    </message>
    <message>
        <source>In all feeds that have the &amp;article</source>
        <translation>In allen Feeds, die den &amp;Artikel haben</translation>
    </message>
    <message>
        <source>Mark &amp;edited articles as unread</source>
        <translation>&amp;Geänderte Artikel als ungelesen markieren</translation>
    </message>
    <message>
        <source>Edits</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Load &amp;pictures</source>
        <translation>&amp;Bilder laden</translation>
    </message>
    <message>
        <source>Loading one tells its server that the article is being read, and when.</source>
        <translation>Wer eines lädt, verrät dessen Server, dass der Artikel gelesen wird, und wann.</translation>
    </message>
    <message>
        <source>&amp;Text size</source>
        <translation>&amp;Textgröße</translation>
    </message>
    <message>
        <source>&amp;Font</source>
        <translation>&amp;Schrift</translation>
    </message>
    <message>
        <source>&amp;Lines</source>
        <translation>&amp;Zeilen</translation>
    </message>
    <message>
        <source>When opened</source>
        <translation>Beim Öffnen</translation>
    </message>
    <message>
        <source>Only by hand</source>
        <translation>Nur von Hand</translation>
    </message>
    <message>
        <source>{words} ({measure} characters)</source>
        <translation>{words} ({measure} Zeichen)</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Show &amp;Folder</source>
        <translation>&amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>The &amp;newest</source>
        <translation>Die &amp;neuesten</translation>
    </message>
    <message>
        <source> of each feed</source>
        <translation> je Feed</translation>
    </message>
    <message>
        <source>Those of the &amp;last</source>
        <translation>Die der &amp;letzten</translation>
    </message>
    <message>
        <source>Articles kept of each feed</source>
        <translation>Artikel, die von jedem Feed behalten werden</translation>
    </message>
    <message>
        <source>Days that articles are kept</source>
        <translation>Tage, die Artikel behalten werden</translation>
    </message>
    <message>
        <source>Keep articles</source>
        <translation>Artikel behalten</translation>
    </message>
    <message>
        <source>Starred and tagged articles are always kept. A feed&apos;s own limits go before these. What is beyond them goes within the hour.</source>
        <translation>Artikel mit Stern oder Schlagwort bleiben immer. Eigene Grenzen eines Feeds gehen diesen vor. Was darüber hinausgeht, verschwindet innerhalb einer Stunde.</translation>
    </message>
    <message>
        <source>&amp;Tidy Up Now</source>
        <translation>Jetzt au&amp;fräumen</translation>
    </message>
    <message numerus="yes">
        <source>{n} articles of {feeds}</source>
        <translation>
            <numerusform>{n} Artikel aus {feeds}</numerusform>
            <numerusform>{n} Artikel aus {feeds}</numerusform>
        </translation>
    </message>
    <message>
        <source>{size} on the disk</source>
        <translation>{size} auf der Platte</translation>
    </message>
    <message>
        <source>Tidying up…</source>
        <translation>Es wird aufgeräumt …</translation>
    </message>
    <message>
        <source>{size} of backups</source>
        <translation>{size} an Sicherungen</translation>
    </message>
    <message>
        <source>{size} of logs</source>
        <translation>{size} an Protokollen</translation>
    </message>
    <message numerus="yes">
        <source>{n} articles deleted</source>
        <translation>
            <numerusform>{n} Artikel gelöscht</numerusform>
            <numerusform>{n} Artikel gelöscht</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to delete</source>
        <translation>Nichts zu löschen</translation>
    </message>
    <message numerus="yes">
        <source>{n} feeds</source>
        <translation>
            <numerusform>{n} Feed</numerusform>
            <numerusform>{n} Feeds</numerusform>
        </translation>
    </message>
    <message>
        <source>Keys as in {program}</source>
        <translation>Tasten wie in {program}</translation>
    </message>
    <message>
        <source>Whatever loses its key is in the menus and in the command palette.</source>
        <translation>Was seine Taste verliert, steht weiter in den Menüs und in der Befehlspalette.</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Was sich ändert</translation>
    </message>
    <message numerus="yes">
        <source>Keep the {n} that you chose yourself</source>
        <translation>
            <numerusform>Die eine selbst gewählte behalten</numerusform>
            <numerusform>Die {n} selbst gewählten behalten</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing: all keys are as they would be.</source>
        <translation>Nichts: alle Tasten sind schon so.</translation>
    </message>
    <message numerus="yes">
        <source>{n} actions get other keys with those of {program}</source>
        <translation>
            <numerusform>{n} Aktion bekommt mit denen von {program} andere Tasten</numerusform>
            <numerusform>{n} Aktionen bekommen mit denen von {program} andere Tasten</numerusform>
        </translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Together, feed by feed</source>
        <translation>Zusammen, Feed für Feed</translation>
    </message>
    <message>
        <source>Ask before loading</source>
        <translation>Vor dem Laden fragen</translation>
    </message>
    <message>
        <source>Always load</source>
        <translation>Immer laden</translation>
    </message>
    <message numerus="yes">
        <source>{n} days</source>
        <translation>
            <numerusform>{n} Tag</numerusform>
            <numerusform>{n} Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>&amp;Count unread articles in totals</source>
        <translation>Ungelesene Artikel in Summen mit&amp;zählen</translation>
    </message>
    <message>
        <source>At m&amp;ost</source>
        <translation>&amp;Höchstens</translation>
    </message>
    <message>
        <source>Articles to keep</source>
        <translation>Artikel, die behalten werden</translation>
    </message>
    <message>
        <source>No ol&amp;der than</source>
        <translation>&amp;Nicht älter als</translation>
    </message>
    <message>
        <source>Days to keep articles</source>
        <translation>Tage, die Artikel behalten werden</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>Summen</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>Starred and tagged articles stay in any case.</source>
        <translation>Artikel mit Stern oder Schlagwort bleiben in jedem Fall.</translation>
    </message>
    <message>
        <source>Known &amp;by</source>
        <translation>Erkannt &amp;an</translation>
    </message>
    <message>
        <source>As everywhere: {usual}</source>
        <translation>Wie überall: {usual}</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>As chosen here</source>
        <translation>Wie hier gewählt</translation>
    </message>
    <message>
        <source>What feedmon calls itself to the server of this feed, and where that redirects to. Leave it empty unless the server asks for something else.</source>
        <translation>Wie feedmon sich beim Server dieses Feeds nennt, und dort, wohin der weiterleitet. Leer lassen, wenn der Server nichts anderes verlangt.</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Abfragen</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>überall</translation>
    </message>
    <message>
        <source>its folder</source>
        <translation>sein Ordner</translation>
    </message>
    <message>
        <source>Next check</source>
        <translation>Nächste Abfrage</translation>
    </message>
    <message>
        <source>&amp;User agent</source>
        <translation>&amp;User-Agent</translation>
    </message>
    <message>
        <source>Show All in Feed Health</source>
        <translation>Alle im Zustand der Feeds zeigen</translation>
    </message>
    <message>
        <source>The feed says</source>
        <translation>Der Feed sagt</translation>
    </message>
    <message>
        <source>Last checks</source>
        <translation>Letzte Abfragen</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Looking for the keyring of your system…</source>
        <translation>Der Schlüsselbund Ihres Systems wird gesucht …</translation>
    </message>
    <message>
        <source>Remove Login</source>
        <translation>Anmeldung entfernen</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>&amp;Benutzername</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>The password is for {host}. The other server does not get it: type it again.</source>
        <translation>Das Passwort ist für {host}. Der andere Server bekommt es nicht: geben Sie es noch einmal ein.</translation>
    </message>
    <message>
        <source>Kept; type another one to change it</source>
        <translation>Gespeichert; zum Ändern ein neues eingeben</translation>
    </message>
    <message>
        <source>For a server of your own network. Somebody else there could pretend to be it.</source>
        <translation>Für einen Server im eigenen Netz. Jemand anderes könnte sich dort für ihn ausgeben.</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>Feed</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titel</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>&amp;Do not check it</source>
        <translation>&amp;Nicht prüfen</translation>
    </message>
    <message>
        <source>Do not check the certificate of the server</source>
        <translation>Das Zertifikat des Servers nicht prüfen</translation>
    </message>
    <message>
        <source>Go Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Go back to {url}</source>
        <translation>Zurück zu {url}</translation>
    </message>
    <message>
        <source>Give the feed this address again</source>
        <translation>Dem Feed wieder diese Adresse geben</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>language {language}</source>
        <translation>Sprache {language}</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>Hub</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the site in the browser</source>
        <translation>Die Website im Browser öffnen</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Ask Again</source>
        <translation>Wieder fragen</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Zusammenführen …</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation>Reparaturen</translation>
    </message>
    <message>
        <source>It is asked again now.</source>
        <translation>Er wird jetzt wieder gefragt.</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Tell the publisher: other programs may not be able to read the feed at all.</source>
        <translation>Sagen Sie es dem Herausgeber: andere Programme können den Feed vielleicht gar nicht lesen.</translation>
    </message>
    <message>
        <source>Nothing had to be mended in its document.</source>
        <translation>An seinem Dokument musste nichts repariert werden.</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>Restore a Backup</source>
        <translation>Eine Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>Look for articles</source>
        <translation>Nach Artikeln sehen</translation>
    </message>
    <message>
        <source>Minutes between two checks</source>
        <translation>Minuten zwischen zwei Abfragen</translation>
    </message>
    <message>
        <source>Wait at least</source>
        <translation>Mindestens warten</translation>
    </message>
    <message>
        <source>Wait at most</source>
        <translation>Höchstens warten</translation>
    </message>
    <message>
        <source>Another number of minutes…</source>
        <translation>Eine andere Zahl von Minuten …</translation>
    </message>
    <message>
        <source>Between</source>
        <translation>Zwischen</translation>
    </message>
    <message>
        <source>As {place}: {plan}</source>
        <translation>Wie {place}: {plan}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Suche</translation>
    </message>
    <message numerus="yes">
        <source>You changed {n} actions.</source>
        <translation>
            <numerusform>Sie haben {n} Aktion geändert.</numerusform>
            <numerusform>Sie haben {n} Aktionen geändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Search shortcuts</source>
        <translation>Tastenkürzel suchen</translation>
    </message>
    <message>
        <source>Keys as in</source>
        <translation>Tasten wie in</translation>
    </message>
    <message>
        <source>Use the keys of a program that you know</source>
        <translation>Die Tasten eines Programms nehmen, das Sie kennen</translation>
    </message>
    <message>
        <source>No action has this name or key.</source>
        <translation>Keine Aktion hat diesen Namen oder diese Taste.</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset All</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Give the chosen action other keys</source>
        <translation>Der gewählten Aktion andere Tasten geben</translation>
    </message>
    <message>
        <source>Give the chosen action its keys back</source>
        <translation>Der gewählten Aktion ihre Tasten zurückgeben</translation>
    </message>
    <message>
        <source>Give all actions their keys back</source>
        <translation>Allen Aktionen ihre Tasten zurückgeben</translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Search by name or key</source>
        <translation>Nach Name oder Taste suchen</translation>
    </message>
    <message>
        <source>A few feeds to begin with. Each can be left again at any time.</source>
        <translation>Ein paar Feeds für den Anfang. Jeder lässt sich jederzeit wieder abbestellen.</translation>
    </message>
    <message>
        <source>Starter Pack</source>
        <translation>Starterpaket</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>There are no tags yet. Type one and press Enter.</source>
        <translation>Es gibt noch keine Schlagwörter. Eines eintippen und die Eingabetaste drücken.</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Find or add a tag</source>
        <translation>Ein Schlagwort suchen oder hinzufügen</translation>
    </message>
    <message>
        <source>Enter adds “{typed}”.</source>
        <translation>Die Eingabetaste fügt „{typed}“ hinzu.</translation>
    </message>
    <message>
        <source>Something went wrong inside feedmon</source>
        <translation>In feedmon ist etwas schiefgegangen</translation>
    </message>
    <message>
        <source>It goes on; nothing that was stored is lost. The report helps to mend it: it names versions and the place in the program, but no addresses, titles or texts of yours.</source>
        <translation>Es geht weiter; nichts Gespeichertes ist verloren. Der Bericht hilft bei der Reparatur: er nennt Versionen und die Stelle im Programm, aber keine Adressen, Titel oder Texte von Ihnen.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message numerus="yes">
        <source>Something went wrong inside feedmon ({n} times).</source>
        <translation>
            <numerusform>In feedmon ist etwas schiefgegangen.</numerusform>
            <numerusform>In feedmon ist etwas schiefgegangen ({n}-mal).</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Copy Report</source>
        <translation>Bericht &amp;kopieren</translation>
    </message>
    <message>
        <source>Show &amp;Details</source>
        <translation>Ein&amp;zelheiten zeigen</translation>
    </message>
    <message>
        <source>Hide &amp;Details</source>
        <translation>Ein&amp;zelheiten verbergen</translation>
    </message>
    <message>
        <source>In fields this is typed; everywhere else it works.</source>
        <translation>In Feldern wird das getippt; überall sonst wirkt es.</translation>
    </message>
    <message>
        <source>Buttons and fields keep this key: it works in the list and in the article.</source>
        <translation>Schaltflächen und Felder behalten diese Taste: sie wirkt in der Liste und im Artikel.</translation>
    </message>
    <message>
        <source>In fields this key does what it always does there.</source>
        <translation>In Feldern tut diese Taste, was sie dort immer tut.</translation>
    </message>
    <message>
        <source>The desktop may keep this key for itself.</source>
        <translation>Der Desktop behält diese Taste vielleicht für sich.</translation>
    </message>
    <message>
        <source>{key} goes from field to field.</source>
        <translation>{key} geht von Feld zu Feld.</translation>
    </message>
    <message>
        <source>{key} leaves fields and closes what lies over the window.</source>
        <translation>{key} verlässt Felder und schließt, was über dem Fenster liegt.</translation>
    </message>
    <message>
        <source>{key} moves within lists and articles.</source>
        <translation>{key} bewegt sich in Listen und Artikeln.</translation>
    </message>
    <message>
        <source>With Ctrl and Alt together some keyboards type letters.</source>
        <translation>Mit Strg und Alt zusammen tippen manche Tastaturen Buchstaben.</translation>
    </message>
    <message>
        <source>{key} closes windows.</source>
        <translation>{key} schließt Fenster.</translation>
    </message>
    <message>
        <source>{key} opens the menu {menu}.</source>
        <translation>{key} öffnet das Menü {menu}.</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>ungelesen</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>mit Stern</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Ungelesen</translation>
    </message>
    <message>
        <source>Its title</source>
        <translation>Sein Titel</translation>
    </message>
    <message>
        <source>How the feed does</source>
        <translation>Wie es dem Feed geht</translation>
    </message>
    <message>
        <source>Not Asked</source>
        <translation>Nicht gefragt</translation>
    </message>
    <message>
        <source>Why the last refresh did not ask the feed</source>
        <translation>Warum die letzte Aktualisierung den Feed nicht gefragt hat</translation>
    </message>
    <message>
        <source>Last Success</source>
        <translation>Letzter Erfolg</translation>
    </message>
    <message>
        <source>How long ago it was last fetched without a failure</source>
        <translation>Vor wie langer Zeit er zuletzt ohne Fehler geholt wurde</translation>
    </message>
    <message>
        <source>Last Answer</source>
        <translation>Letzte Antwort</translation>
    </message>
    <message>
        <source>What its server answered last</source>
        <translation>Was sein Server zuletzt geantwortet hat</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>How long its last answer took</source>
        <translation>Wie lange seine letzte Antwort gedauert hat</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Polls that failed since the last one that went well</source>
        <translation>Fehlgeschlagene Abfragen seit der letzten, die gelang</translation>
    </message>
    <message>
        <source>Next Check</source>
        <translation>Nächste Abfrage</translation>
    </message>
    <message>
        <source>When it is asked next, and why then</source>
        <translation>Wann er wieder gefragt wird, und warum dann</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Requests of the polls that the log has</source>
        <translation>Anfragen der Abfragen, die im Protokoll stehen</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>What came in the polls that the log has</source>
        <translation>Was bei den Abfragen im Protokoll gekommen ist</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespart</translation>
    </message>
    <message>
        <source>What need not come again because nothing had changed</source>
        <translation>Was nicht noch einmal kommen musste, weil sich nichts geändert hatte</translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation>Wird geholt</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What Came of It</source>
        <translation>Was daraus wurde</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>keine Taste</translation>
    </message>
    <message>
        <source>{action}: {before}, then {keys}</source>
        <translation>{action}: {before}, dann {keys}</translation>
    </message>
    <message>
        <source>{action}, {keys}, changed</source>
        <translation>{action}, {keys}, geändert</translation>
    </message>
    <message>
        <source>Feeds</source>
        <translation>Feeds</translation>
    </message>
    <message>
        <source>All Articles</source>
        <translation>Alle Artikel</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Mit Stern</translation>
    </message>
    <message>
        <source>Not counted in totals</source>
        <translation>In Summen nicht mitgezählt</translation>
    </message>
    <message numerus="yes">
        <source>{n} feeds failing</source>
        <translation>
            <numerusform>{n} Feed gestört</numerusform>
            <numerusform>{n} Feeds gestört</numerusform>
        </translation>
    </message>
    <message>
        <source>{unread} unread</source>
        <translation>{unread} ungelesen</translation>
    </message>
    <message>
        <source>This can&apos;t be done now.</source>
        <translation>Das geht gerade nicht.</translation>
    </message>
    <message>
        <source>Mark the article as read or unread</source>
        <translation>Den Artikel als gelesen oder ungelesen markieren</translation>
    </message>
    <message>
        <source>Star the article, or take its star away</source>
        <translation>Dem Artikel einen Stern geben oder nehmen</translation>
    </message>
    <message>
        <source>Open the article in the browser</source>
        <translation>Den Artikel im Browser öffnen</translation>
    </message>
    <message>
        <source>Show &amp;Changes</source>
        <translation>Änderungen &amp;zeigen</translation>
    </message>
    <message>
        <source>Show what was edited in the article</source>
        <translation>Zeigen, was am Artikel geändert wurde</translation>
    </message>
    <message>
        <source>&amp;Full Text</source>
        <translation>&amp;Volltext</translation>
    </message>
    <message>
        <source>Show the whole article from its page, or what the feed has of it</source>
        <translation>Den ganzen Artikel von seiner Seite zeigen, oder was der Feed von ihm hat</translation>
    </message>
    <message>
        <source>Copy the address of the article</source>
        <translation>Die Adresse des Artikels kopieren</translation>
    </message>
    <message>
        <source>Put words on the article by which you find it again</source>
        <translation>Dem Artikel Wörter geben, unter denen Sie ihn wiederfinden</translation>
    </message>
    <message>
        <source>Mark &amp;All as Read</source>
        <translation>&amp;Alle als gelesen markieren</translation>
    </message>
    <message>
        <source>Mark every article of this list as read</source>
        <translation>Jeden Artikel dieser Liste als gelesen markieren</translation>
    </message>
    <message>
        <source>&amp;Next Unread</source>
        <translation>&amp;Nächster ungelesener</translation>
    </message>
    <message>
        <source>Go to the next unread article</source>
        <translation>Zum nächsten ungelesenen Artikel gehen</translation>
    </message>
    <message>
        <source>&amp;Previous Unread</source>
        <translation>&amp;Voriger ungelesener</translation>
    </message>
    <message>
        <source>Go to the previous unread article</source>
        <translation>Zum vorigen ungelesenen Artikel gehen</translation>
    </message>
    <message>
        <source>Ne&amp;xt Article</source>
        <translation>N&amp;ächster Artikel</translation>
    </message>
    <message>
        <source>Go to the next article</source>
        <translation>Zum nächsten Artikel gehen</translation>
    </message>
    <message>
        <source>Previous A&amp;rticle</source>
        <translation>Vo&amp;riger Artikel</translation>
    </message>
    <message>
        <source>Go to the previous article</source>
        <translation>Zum vorigen Artikel gehen</translation>
    </message>
    <message>
        <source>Next &amp;Feed</source>
        <translation>Nächster &amp;Feed</translation>
    </message>
    <message>
        <source>Go to the next feed in the sidebar</source>
        <translation>Zum nächsten Feed der Seitenleiste gehen</translation>
    </message>
    <message>
        <source>Previous Fee&amp;d</source>
        <translation>Voriger Fee&amp;d</translation>
    </message>
    <message>
        <source>Go to the previous feed in the sidebar</source>
        <translation>Zum vorigen Feed der Seitenleiste gehen</translation>
    </message>
    <message>
        <source>Read &amp;On</source>
        <translation>&amp;Weiterlesen</translation>
    </message>
    <message>
        <source>Scroll on, then go to the next unread article</source>
        <translation>Weiterblättern, dann zum nächsten ungelesenen Artikel gehen</translation>
    </message>
    <message>
        <source>&amp;All Articles</source>
        <translation>&amp;Alle Artikel</translation>
    </message>
    <message>
        <source>Show all articles</source>
        <translation>Alle Artikel zeigen</translation>
    </message>
    <message>
        <source>To&amp;day</source>
        <translation>&amp;Heute</translation>
    </message>
    <message>
        <source>Show the articles of today</source>
        <translation>Die Artikel von heute zeigen</translation>
    </message>
    <message>
        <source>&amp;Unread</source>
        <translation>&amp;Ungelesen</translation>
    </message>
    <message>
        <source>Show unread articles</source>
        <translation>Ungelesene Artikel zeigen</translation>
    </message>
    <message>
        <source>&amp;Starred</source>
        <translation>Mit &amp;Stern</translation>
    </message>
    <message>
        <source>Show starred articles</source>
        <translation>Artikel mit Stern zeigen</translation>
    </message>
    <message>
        <source>This article was not edited since it arrived.</source>
        <translation>Dieser Artikel wurde seit seiner Ankunft nicht geändert.</translation>
    </message>
    <message>
        <source>This article names no page.</source>
        <translation>Dieser Artikel nennt keine Seite.</translation>
    </message>
    <message>
        <source>Nothing in this list is unread.</source>
        <translation>In dieser Liste ist nichts ungelesen.</translation>
    </message>
    <message>
        <source>Choose a feed first.</source>
        <translation>Wählen Sie erst einen Feed.</translation>
    </message>
    <message>
        <source>Choose a feed or folder first.</source>
        <translation>Wählen Sie erst einen Feed oder Ordner.</translation>
    </message>
    <message>
        <source>Choose an article first.</source>
        <translation>Wählen Sie erst einen Artikel.</translation>
    </message>
    <message>
        <source>&amp;Refresh All</source>
        <translation>Alle a&amp;ktualisieren</translation>
    </message>
    <message>
        <source>Ask all feeds for new articles</source>
        <translation>Alle Feeds nach neuen Artikeln fragen</translation>
    </message>
    <message>
        <source>&amp;Cancel Refresh</source>
        <translation>Ak&amp;tualisieren abbrechen</translation>
    </message>
    <message>
        <source>Stop asking; what has come stays</source>
        <translation>Nicht weiter fragen; was gekommen ist, bleibt</translation>
    </message>
    <message>
        <source>Ask the selected feed or folder for new articles</source>
        <translation>Den gewählten Feed oder Ordner nach neuen Artikeln fragen</translation>
    </message>
    <message>
        <source>&amp;Add Feed…</source>
        <translation>Feed &amp;hinzufügen …</translation>
    </message>
    <message>
        <source>Follow a feed or a site</source>
        <translation>Einen Feed oder eine Website abonnieren</translation>
    </message>
    <message>
        <source>&amp;Import OPML…</source>
        <translation>OPML &amp;importieren …</translation>
    </message>
    <message>
        <source>Follow the feeds of another program&apos;s list</source>
        <translation>Die Feeds der Liste eines anderen Programms abonnieren</translation>
    </message>
    <message>
        <source>Follow a Starter Pac&amp;k…</source>
        <translation>Starter&amp;paket abonnieren …</translation>
    </message>
    <message>
        <source>Choose from a few feeds to begin with</source>
        <translation>Aus ein paar Feeds für den Anfang wählen</translation>
    </message>
    <message>
        <source>&amp;Export OPML…</source>
        <translation>OPML &amp;exportieren …</translation>
    </message>
    <message>
        <source>Save the list of feeds for another program</source>
        <translation>Die Liste der Feeds für ein anderes Programm speichern</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>Give the selected feed or folder a name of your own</source>
        <translation>Dem gewählten Feed oder Ordner einen eigenen Namen geben</translation>
    </message>
    <message>
        <source>&amp;Feed Properties…</source>
        <translation>&amp;Eigenschaften des Feeds …</translation>
    </message>
    <message>
        <source>Choose everything about the selected feed or folder, and see what is known of it</source>
        <translation>Alles am gewählten Feed oder Ordner einstellen, und sehen, was über ihn bekannt ist</translation>
    </message>
    <message>
        <source>Ask the selected feed no longer</source>
        <translation>Den gewählten Feed nicht mehr fragen</translation>
    </message>
    <message>
        <source>Load what the selected feed keeps in its archive</source>
        <translation>Laden, was der gewählte Feed in seinem Archiv hat</translation>
    </message>
    <message>
        <source>Fetch &amp;Whole Feed Again…</source>
        <translation>Ganzen Feed noch ein&amp;mal holen …</translation>
    </message>
    <message>
        <source>Ask the selected feed for everything it has, even if nothing changed</source>
        <translation>Den gewählten Feed nach allem fragen, was er hat, auch wenn sich nichts geändert hat</translation>
    </message>
    <message>
        <source>Pause for an &amp;Hour</source>
        <translation>Eine &amp;Stunde anhalten</translation>
    </message>
    <message>
        <source>Ask no feed by itself for an hour</source>
        <translation>Eine Stunde lang keinen Feed von selbst fragen</translation>
    </message>
    <message>
        <source>Pause until &amp;Tomorrow</source>
        <translation>Bis &amp;morgen anhalten</translation>
    </message>
    <message>
        <source>Ask no feed by itself until tomorrow morning</source>
        <translation>Bis morgen früh keinen Feed von selbst fragen</translation>
    </message>
    <message>
        <source>Pause &amp;until Resumed</source>
        <translation>&amp;Anhalten, bis fortgesetzt wird</translation>
    </message>
    <message>
        <source>Ask no feed by itself until you resume</source>
        <translation>Keinen Feed von selbst fragen, bis Sie fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Resume Polling</source>
        <translation>Abfragen &amp;fortsetzen</translation>
    </message>
    <message>
        <source>Ask the feeds again when they are due</source>
        <translation>Die Feeds wieder fragen, wenn sie dran sind</translation>
    </message>
    <message>
        <source>Open &amp;Site</source>
        <translation>&amp;Website öffnen</translation>
    </message>
    <message>
        <source>Open the feed&apos;s site in the browser</source>
        <translation>Die Website des Feeds im Browser öffnen</translation>
    </message>
    <message>
        <source>&amp;Copy Feed Address</source>
        <translation>A&amp;dresse des Feeds kopieren</translation>
    </message>
    <message>
        <source>Copy the address of the selected feed</source>
        <translation>Die Adresse des gewählten Feeds kopieren</translation>
    </message>
    <message>
        <source>Follow the selected feeds no longer, or delete the selected folder</source>
        <translation>Die gewählten Feeds abbestellen, oder den gewählten Ordner löschen</translation>
    </message>
    <message>
        <source>New &amp;Folder</source>
        <translation>Neuer O&amp;rdner</translation>
    </message>
    <message>
        <source>Make a folder where the selected feed is</source>
        <translation>Einen Ordner anlegen, wo der gewählte Feed ist</translation>
    </message>
    <message>
        <source>&amp;Move To…</source>
        <translation>&amp;Verschieben nach …</translation>
    </message>
    <message>
        <source>Put the selected feeds and folders into another folder</source>
        <translation>Die gewählten Feeds und Ordner in einen anderen Ordner legen</translation>
    </message>
    <message>
        <source>Move &amp;Up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Put the selected feed or folder before the one above</source>
        <translation>Den gewählten Feed oder Ordner vor den darüber setzen</translation>
    </message>
    <message>
        <source>Move Do&amp;wn</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>Put the selected feed or folder behind the one below</source>
        <translation>Den gewählten Feed oder Ordner hinter den darunter setzen</translation>
    </message>
    <message>
        <source>&amp;Edit Feeds…</source>
        <translation>Feeds &amp;bearbeiten …</translation>
    </message>
    <message>
        <source>Choose at once how all selected feeds are treated</source>
        <translation>Auf einmal einstellen, wie alle gewählten Feeds behandelt werden</translation>
    </message>
    <message>
        <source>Mer&amp;ge Feeds…</source>
        <translation>Feeds &amp;zusammenführen …</translation>
    </message>
    <message>
        <source>Make one feed of the selected ones, with the articles of all</source>
        <translation>Aus den gewählten Feeds einen machen, mit den Artikeln von allen</translation>
    </message>
    <message>
        <source>Count in &amp;Totals</source>
        <translation>In &amp;Summen mitzählen</translation>
    </message>
    <message>
        <source>Count the unread articles of the selected feeds everywhere, or beside them only</source>
        <translation>Die ungelesenen Artikel der gewählten Feeds überall zählen, oder nur neben ihnen</translation>
    </message>
    <message>
        <source>&amp;Hide Read Feeds</source>
        <translation>&amp;Gelesene Feeds verbergen</translation>
    </message>
    <message>
        <source>Show only feeds and folders with unread articles</source>
        <translation>Nur Feeds und Ordner mit ungelesenen Artikeln zeigen</translation>
    </message>
    <message>
        <source>No feed is followed yet, or a refresh runs already.</source>
        <translation>Noch ist kein Feed abonniert, oder es wird schon aktualisiert.</translation>
    </message>
    <message>
        <source>No refresh runs.</source>
        <translation>Es wird gerade nicht aktualisiert.</translation>
    </message>
    <message>
        <source>Choose a feed that names an archive first.</source>
        <translation>Wählen Sie erst einen Feed, der ein Archiv nennt.</translation>
    </message>
    <message>
        <source>Polling is not paused.</source>
        <translation>Die Abfragen sind nicht angehalten.</translation>
    </message>
    <message>
        <source>Choose a feed that names its site first.</source>
        <translation>Wählen Sie erst einen Feed, der seine Website nennt.</translation>
    </message>
    <message>
        <source>Choose feeds or folders that have one above them.</source>
        <translation>Wählen Sie Feeds oder Ordner, über denen noch einer steht.</translation>
    </message>
    <message>
        <source>Choose feeds or folders that have one below them.</source>
        <translation>Wählen Sie Feeds oder Ordner, unter denen noch einer steht.</translation>
    </message>
    <message>
        <source>Choose several feeds first.</source>
        <translation>Wählen Sie erst mehrere Feeds.</translation>
    </message>
    <message>
        <source>Choose a feed in Feed Health first.</source>
        <translation>Wählen Sie erst einen Feed im Zustand der Feeds.</translation>
    </message>
    <message>
        <source>Choose feeds in Feed Health first.</source>
        <translation>Wählen Sie erst Feeds im Zustand der Feeds.</translation>
    </message>
    <message>
        <source>Retry Now</source>
        <translation>Jetzt noch einmal</translation>
    </message>
    <message>
        <source>Ask the chosen feeds for new articles now</source>
        <translation>Die gewählten Feeds jetzt nach neuen Artikeln fragen</translation>
    </message>
    <message>
        <source>Ask the chosen feeds no longer, or again</source>
        <translation>Die gewählten Feeds nicht mehr fragen, oder wieder</translation>
    </message>
    <message>
        <source>Show the articles of the feed</source>
        <translation>Die Artikel des Feeds zeigen</translation>
    </message>
    <message>
        <source>Choose everything about the feed</source>
        <translation>Alles am Feed einstellen</translation>
    </message>
    <message>
        <source>Load Older Articles</source>
        <translation>Ältere Artikel laden</translation>
    </message>
    <message>
        <source>Load what the feed keeps in its archive, what was missed first</source>
        <translation>Laden, was der Feed in seinem Archiv hat, das Verpasste zuerst</translation>
    </message>
    <message>
        <source>Merge Feeds…</source>
        <translation>Feeds zusammenführen …</translation>
    </message>
    <message>
        <source>Make one feed of the chosen ones, with the articles of all</source>
        <translation>Aus den gewählten einen machen, mit den Artikeln von allen</translation>
    </message>
    <message>
        <source>Open Site</source>
        <translation>Website öffnen</translation>
    </message>
    <message>
        <source>Copy Address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Copy the addresses of the feeds</source>
        <translation>Die Adressen der Feeds kopieren</translation>
    </message>
    <message>
        <source>Copy Details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Follow the chosen feeds no longer</source>
        <translation>Die gewählten Feeds abbestellen</translation>
    </message>
    <message>
        <source>Find Feeds</source>
        <translation>Feeds suchen</translation>
    </message>
    <message>
        <source>Look for words in titles and addresses</source>
        <translation>Nach Wörtern in Titeln und Adressen suchen</translation>
    </message>
    <message>
        <source>Close Feed Health</source>
        <translation>Zustand der Feeds schließen</translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation>Dieses Fenster schließen</translation>
    </message>
    <message>
        <source>Choose a feed that names an archive in Feed Health first.</source>
        <translation>Wählen Sie im Zustand der Feeds erst einen, der ein Archiv nennt.</translation>
    </message>
    <message>
        <source>Choose several feeds in Feed Health first.</source>
        <translation>Wählen Sie im Zustand der Feeds erst mehrere.</translation>
    </message>
    <message>
        <source>Choose a feed that names its site in Feed Health first.</source>
        <translation>Wählen Sie im Zustand der Feeds erst einen, der seine Website nennt.</translation>
    </message>
    <message>
        <source>Feed Health is not open.</source>
        <translation>Der Zustand der Feeds ist nicht offen.</translation>
    </message>
    <message>
        <source>Mark Ab&amp;ove as Read</source>
        <translation>Da&amp;rüber als gelesen markieren</translation>
    </message>
    <message>
        <source>Find something in an article first.</source>
        <translation>Suchen Sie erst etwas in einem Artikel.</translation>
    </message>
    <message>
        <source>Fin&amp;d in Article…</source>
        <translation>Im Artikel &amp;suchen …</translation>
    </message>
    <message>
        <source>Look for words in the article that is open</source>
        <translation>Im offenen Artikel nach Wörtern suchen</translation>
    </message>
    <message>
        <source>Find Ne&amp;xt</source>
        <translation>Weiters&amp;uchen</translation>
    </message>
    <message>
        <source>Go to the next place where the article has those words</source>
        <translation>Zur nächsten Stelle des Artikels mit diesen Wörtern gehen</translation>
    </message>
    <message>
        <source>Find Pre&amp;vious</source>
        <translation>Rückwär&amp;ts suchen</translation>
    </message>
    <message>
        <source>Go to the place before where the article has those words</source>
        <translation>Zur Stelle davor mit diesen Wörtern gehen</translation>
    </message>
    <message>
        <source>&amp;Larger Text</source>
        <translation>&amp;Größerer Text</translation>
    </message>
    <message>
        <source>Set articles in larger letters</source>
        <translation>Artikel in größeren Buchstaben setzen</translation>
    </message>
    <message>
        <source>&amp;Smaller Text</source>
        <translation>&amp;Kleinerer Text</translation>
    </message>
    <message>
        <source>Set articles in smaller letters</source>
        <translation>Artikel in kleineren Buchstaben setzen</translation>
    </message>
    <message>
        <source>&amp;Usual Text Size</source>
        <translation>&amp;Übliche Textgröße</translation>
    </message>
    <message>
        <source>Set articles in letters of the usual size</source>
        <translation>Artikel in Buchstaben der üblichen Größe setzen</translation>
    </message>
    <message>
        <source>Read Bac&amp;k</source>
        <translation>&amp;Zurücklesen</translation>
    </message>
    <message>
        <source>Scroll back towards the beginning of the article</source>
        <translation>Zum Anfang des Artikels zurückblättern</translation>
    </message>
    <message>
        <source>Open Comme&amp;nts</source>
        <translation>Ko&amp;mmentare öffnen</translation>
    </message>
    <message>
        <source>Open the comments on the article in the browser</source>
        <translation>Die Kommentare zum Artikel im Browser öffnen</translation>
    </message>
    <message>
        <source>Share by &amp;Mail…</source>
        <translation>Per Ma&amp;il teilen …</translation>
    </message>
    <message>
        <source>Write a mail with title and address of the article</source>
        <translation>Eine Mail mit Titel und Adresse des Artikels schreiben</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Drucken …</translation>
    </message>
    <message>
        <source>Print the article</source>
        <translation>Den Artikel drucken</translation>
    </message>
    <message>
        <source>Save as P&amp;DF…</source>
        <translation>Als PD&amp;F speichern …</translation>
    </message>
    <message>
        <source>Save the article as a document</source>
        <translation>Den Artikel als Dokument speichern</translation>
    </message>
    <message>
        <source>The text is as large as it can be.</source>
        <translation>Der Text ist so groß, wie er sein kann.</translation>
    </message>
    <message>
        <source>The text is as small as it can be.</source>
        <translation>Der Text ist so klein, wie er sein kann.</translation>
    </message>
    <message>
        <source>The text has its usual size.</source>
        <translation>Der Text hat seine übliche Größe.</translation>
    </message>
    <message>
        <source>Choose an article whose feed names a place for comments first.</source>
        <translation>Wählen Sie erst einen Artikel, dessen Feed einen Ort für Kommentare nennt.</translation>
    </message>
    <message>
        <source>Import from &amp;RSS Guard…</source>
        <translation>Aus &amp;RSS Guard importieren …</translation>
    </message>
    <message>
        <source>Take over feeds, articles, stars and labels of RSS Guard</source>
        <translation>Feeds, Artikel, Sterne und Labels von RSS Guard übernehmen</translation>
    </message>
    <message>
        <source>Import from &amp;QuiteRSS…</source>
        <translation>Aus &amp;QuiteRSS importieren …</translation>
    </message>
    <message>
        <source>Take over feeds, articles, stars and labels of QuiteRSS</source>
        <translation>Feeds, Artikel, Sterne und Labels von QuiteRSS übernehmen</translation>
    </message>
    <message>
        <source>Import from &amp;Liferea…</source>
        <translation>Aus &amp;Liferea importieren …</translation>
    </message>
    <message>
        <source>Take over feeds, articles and flags of Liferea</source>
        <translation>Feeds, Artikel und Markierungen von Liferea übernehmen</translation>
    </message>
    <message>
        <source>Import Exported &amp;Articles…</source>
        <translation>Exportierte &amp;Artikel importieren …</translation>
    </message>
    <message>
        <source>Take over what was exported with articles and their state</source>
        <translation>Übernehmen, was mit Artikeln und ihrem Stand exportiert wurde</translation>
    </message>
    <message>
        <source>Export Articles with S&amp;tate (JSON)…</source>
        <translation>Artikel mit S&amp;tand exportieren (JSON) …</translation>
    </message>
    <message>
        <source>Save all feeds and articles with what you did to them</source>
        <translation>Alle Feeds und Artikel speichern, mit allem, was Sie damit getan haben</translation>
    </message>
    <message>
        <source>Take back what was done last</source>
        <translation>Zurücknehmen, was zuletzt getan wurde</translation>
    </message>
    <message>
        <source>Do again what was taken back last</source>
        <translation>Noch einmal tun, was zuletzt zurückgenommen wurde</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>Ei&amp;nstellungen …</translation>
    </message>
    <message>
        <source>Choose how feedmon asks, shows, tells and keeps</source>
        <translation>Wählen, wie feedmon fragt, zeigt, meldet und aufbewahrt</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>Cut the selected text out of the field</source>
        <translation>Den gewählten Text aus dem Feld ausschneiden</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy the selected text</source>
        <translation>Den gewählten Text kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Put the text of the clipboard into the field</source>
        <translation>Den Text der Zwischenablage in das Feld einfügen</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>Alles auswä&amp;hlen</translation>
    </message>
    <message>
        <source>Select the whole text</source>
        <translation>Den ganzen Text auswählen</translation>
    </message>
    <message>
        <source>Show Side&amp;bar</source>
        <translation>Seite&amp;nleiste zeigen</translation>
    </message>
    <message>
        <source>Show or hide the list of feeds</source>
        <translation>Die Liste der Feeds zeigen oder verbergen</translation>
    </message>
    <message>
        <source>&amp;Wide Layout</source>
        <translation>Br&amp;eite Ansicht</translation>
    </message>
    <message>
        <source>Show the article beside the list</source>
        <translation>Den Artikel neben der Liste zeigen</translation>
    </message>
    <message>
        <source>C&amp;lassic Layout</source>
        <translation>&amp;Klassische Ansicht</translation>
    </message>
    <message>
        <source>Show the article below the list</source>
        <translation>Den Artikel unter der Liste zeigen</translation>
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>Use the whole screen, or a window again</source>
        <translation>Den ganzen Bildschirm benutzen, oder wieder ein Fenster</translation>
    </message>
    <message>
        <source>Feed Heal&amp;th</source>
        <translation>&amp;Zustand der Feeds</translation>
    </message>
    <message>
        <source>Show how every feed does, and the log of its polls</source>
        <translation>Zeigen, wie es jedem Feed geht, und das Protokoll seiner Abfragen</translation>
    </message>
    <message>
        <source>Sea&amp;rch Articles</source>
        <translation>Artikel &amp;durchsuchen</translation>
    </message>
    <message>
        <source>Look for words in titles, texts and authors</source>
        <translation>In Titeln, Texten und Namen nach Wörtern suchen</translation>
    </message>
    <message>
        <source>Sa&amp;ve Search…</source>
        <translation>Suche spei&amp;chern …</translation>
    </message>
    <message>
        <source>Keep what is searched for in the sidebar</source>
        <translation>Was gesucht wird, in der Seitenleiste behalten</translation>
    </message>
    <message>
        <source>&amp;Command Palette…</source>
        <translation>&amp;Befehlspalette …</translation>
    </message>
    <message>
        <source>Do anything, or go to any feed, by its name</source>
        <translation>Alles tun und zu jedem Feed gehen, beim Namen genannt</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>Show all actions with their keys</source>
        <translation>Alle Aktionen mit ihren Tasten zeigen</translation>
    </message>
    <message>
        <source>Show what the program noted</source>
        <translation>Zeigen, was das Programm notiert hat</translation>
    </message>
    <message>
        <source>Show where articles and settings lie on the disk</source>
        <translation>Zeigen, wo Artikel und Einstellungen auf der Platte liegen</translation>
    </message>
    <message>
        <source>Copy versions, places and counts, to pass them on</source>
        <translation>Versionen, Orte und Zahlen kopieren, um sie weiterzugeben</translation>
    </message>
    <message>
        <source>&amp;About feedmon</source>
        <translation>Ü&amp;ber feedmon</translation>
    </message>
    <message>
        <source>Show what this is, and its version</source>
        <translation>Zeigen, was das ist, und seine Version</translation>
    </message>
    <message>
        <source>Show &amp;Window</source>
        <translation>&amp;Fenster zeigen</translation>
    </message>
    <message>
        <source>Bring the window to the front</source>
        <translation>Das Fenster nach vorn holen</translation>
    </message>
    <message>
        <source>Close Win&amp;dow</source>
        <translation>Fenster s&amp;chließen</translation>
    </message>
    <message>
        <source>Close the window; with a tray, feedmon goes on watching</source>
        <translation>Das Fenster schließen; wo es eine Taskleiste gibt, passt feedmon weiter auf</translation>
    </message>
    <message>
        <source>Close the program; no feed is watched then</source>
        <translation>Das Programm schließen; dann wird nach keinem Feed gesehen</translation>
    </message>
    <message>
        <source>&amp;Minimise</source>
        <translation>&amp;Minimieren</translation>
    </message>
    <message>
        <source>Put the window into the Dock</source>
        <translation>Das Fenster ins Dock legen</translation>
    </message>
    <message>
        <source>&amp;Zoom</source>
        <translation>&amp;Zoomen</translation>
    </message>
    <message>
        <source>Make the window as large as it can be, or as it was</source>
        <translation>Das Fenster so groß machen, wie es geht, oder wie es war</translation>
    </message>
    <message>
        <source>&amp;Bring All to Front</source>
        <translation>&amp;Alle nach vorn bringen</translation>
    </message>
    <message>
        <source>Put all windows of feedmon before those of other programs</source>
        <translation>Alle Fenster von feedmon vor die anderer Programme legen</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>Es gibt nichts zurückzunehmen.</translation>
    </message>
    <message>
        <source>Nothing was taken back just now.</source>
        <translation>Eben wurde nichts zurückgenommen.</translation>
    </message>
    <message>
        <source>Select text in a field first.</source>
        <translation>Wählen Sie erst Text in einem Feld aus.</translation>
    </message>
    <message>
        <source>Select text in an article or a field first.</source>
        <translation>Wählen Sie erst Text in einem Artikel oder Feld aus.</translation>
    </message>
    <message>
        <source>Go to a field first.</source>
        <translation>Gehen Sie erst in ein Feld.</translation>
    </message>
    <message>
        <source>Choose an article first, or go to a field with text.</source>
        <translation>Wählen Sie erst einen Artikel, oder gehen Sie in ein Feld mit Text.</translation>
    </message>
    <message>
        <source>Search for something first.</source>
        <translation>Suchen Sie erst etwas.</translation>
    </message>
    <message>
        <source>&amp;Best Match</source>
        <translation>&amp;Beste Treffer</translation>
    </message>
    <message>
        <source>Sort what a search finds by how well it answers, the best of it first</source>
        <translation>Gefundenes danach sortieren, wie gut es zur Suche passt, das Beste zuerst</translation>
    </message>
    <message>
        <source>Import from {program}</source>
        <translation>Aus {program} importieren</translation>
    </message>
    <message>
        <source>{program} keeps its articles here:</source>
        <translation>{program} hat seine Artikel hier:</translation>
    </message>
    <message>
        <source>Data of {program}</source>
        <translation>Daten von {program}</translation>
    </message>
    <message>
        <source>Choose Another &amp;File…</source>
        <translation>Andere &amp;Datei wählen …</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Show Articles</source>
        <translation>&amp;Artikel zeigen</translation>
    </message>
    <message>
        <source>&amp;Tags on articles</source>
        <translation>&amp;Schlagwörter an Artikeln</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Tags called “{title}” become one.</source>
        <translation>Schlagwörter mit dem Namen „{title}“ werden eins.</translation>
    </message>
    <message>
        <source>Choose an alert in the alert history first.</source>
        <translation>Wählen Sie erst eine Meldung im Meldungsverlauf.</translation>
    </message>
    <message>
        <source>Alert Histor&amp;y</source>
        <translation>Meldungsver&amp;lauf</translation>
    </message>
    <message>
        <source>Show of what you were told, when, and how</source>
        <translation>Zeigen, was Ihnen gemeldet wurde, wann und wie</translation>
    </message>
    <message>
        <source>Wh&amp;y an Alert, or None…</source>
        <translation>Warum eine Meldung, oder &amp;keine …</translation>
    </message>
    <message>
        <source>Show what each rule finds in the article, and what came of it</source>
        <translation>Zeigen, was jede Regel im Artikel findet, und was daraus wurde</translation>
    </message>
    <message>
        <source>For &amp;One Hour</source>
        <translation>Für eine &amp;Stunde</translation>
    </message>
    <message>
        <source>Show no alerts for an hour; those that are urgent come through</source>
        <translation>Eine Stunde lang keine Meldungen zeigen; dringende kommen durch</translation>
    </message>
    <message>
        <source>Until &amp;Tomorrow</source>
        <translation>Bis &amp;morgen</translation>
    </message>
    <message>
        <source>Show no alerts until tomorrow morning; those that are urgent come through</source>
        <translation>Bis morgen früh keine Meldungen zeigen; dringende kommen durch</translation>
    </message>
    <message>
        <source>Show Alerts &amp;Again</source>
        <translation>Meldungen &amp;wieder zeigen</translation>
    </message>
    <message>
        <source>Show alerts again, those that came meanwhile in one message</source>
        <translation>Meldungen wieder zeigen, die inzwischen gekommenen in einer Nachricht</translation>
    </message>
    <message>
        <source>Show the article, or how the feed does</source>
        <translation>Den Artikel zeigen, oder wie es dem Feed geht</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Deliver again now what failed</source>
        <translation>Jetzt noch einmal zustellen, was fehlgeschlagen ist</translation>
    </message>
    <message>
        <source>Mark as Seen</source>
        <translation>Als gesehen markieren</translation>
    </message>
    <message>
        <source>Mark the chosen alerts as seen, or not</source>
        <translation>Die gewählten Meldungen als gesehen markieren, oder nicht</translation>
    </message>
    <message>
        <source>Mark All as Seen</source>
        <translation>Alle als gesehen markieren</translation>
    </message>
    <message>
        <source>Mark every alert as seen</source>
        <translation>Jede Meldung als gesehen markieren</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the chosen alerts as text</source>
        <translation>Die gewählten Meldungen als Text kopieren</translation>
    </message>
    <message>
        <source>Close Alert History</source>
        <translation>Meldungsverlauf schließen</translation>
    </message>
    <message>
        <source>Alerts are not snoozed.</source>
        <translation>Die Meldungen sind nicht stummgeschaltet.</translation>
    </message>
    <message>
        <source>Choose an alert about an article in the alert history first.</source>
        <translation>Wählen Sie im Meldungsverlauf erst eine Meldung zu einem Artikel.</translation>
    </message>
    <message>
        <source>Choose an alert whose delivery failed in the alert history first.</source>
        <translation>Wählen Sie im Meldungsverlauf erst eine Meldung, deren Zustellung fehlgeschlagen ist.</translation>
    </message>
    <message>
        <source>Every alert was seen.</source>
        <translation>Jede Meldung wurde gesehen.</translation>
    </message>
    <message>
        <source>The alert history is not open.</source>
        <translation>Der Meldungsverlauf ist nicht offen.</translation>
    </message>
    <message>
        <source>Mana&amp;ge Tags…</source>
        <translation>Schlagwörter verwal&amp;ten …</translation>
    </message>
    <message>
        <source>Rename tags, join them, or take them off all articles</source>
        <translation>Schlagwörter umbenennen, zusammenlegen oder von allen Artikeln entfernen</translation>
    </message>
    <message>
        <source>Al&amp;erts</source>
        <translation>&amp;Meldungen</translation>
    </message>
    <message>
        <source>Show the articles of which rules told you</source>
        <translation>Die Artikel zeigen, die Regeln gemeldet haben</translation>
    </message>
    <message>
        <source>Cancel Poll</source>
        <translation>Abfrage abbrechen</translation>
    </message>
    <message>
        <source>End the polls of the chosen feeds; they are as due as they were</source>
        <translation>Die Abfragen der gewählten Feeds beenden; fällig bleiben sie wie vorher</translation>
    </message>
    <message>
        <source>Copy how the chosen feeds do, or what is shown, to pass it on</source>
        <translation>Kopieren, wie es den gewählten Feeds geht, oder was gezeigt wird, um es weiterzugeben</translation>
    </message>
    <message>
        <source>Show Feeds</source>
        <translation>Feeds zeigen</translation>
    </message>
    <message>
        <source>Show how every feed does</source>
        <translation>Zeigen, wie es jedem Feed geht</translation>
    </message>
    <message>
        <source>Show Queue</source>
        <translation>Warteschlange zeigen</translation>
    </message>
    <message>
        <source>Show what is asked now, and what waits</source>
        <translation>Zeigen, was gerade gefragt wird und was wartet</translation>
    </message>
    <message>
        <source>Show History</source>
        <translation>Verlauf zeigen</translation>
    </message>
    <message>
        <source>Show what came day by day in the last weeks</source>
        <translation>Zeigen, was in den letzten Wochen Tag für Tag kam</translation>
    </message>
    <message>
        <source>Choose feeds that are asked now in the queue of Feed Health first.</source>
        <translation>Wählen Sie erst Feeds, die gerade gefragt werden, in der Warteschlange im Zustand der Feeds.</translation>
    </message>
    <message>
        <source>R&amp;ules…</source>
        <translation>Reg&amp;eln …</translation>
    </message>
    <message>
        <source>Choose which articles you are told of, and what else is done with them</source>
        <translation>Wählen, welche Artikel gemeldet werden, und was sonst mit ihnen geschieht</translation>
    </message>
    <message>
        <source>Te&amp;ll Me About These Words…</source>
        <translation>Diese &amp;Wörter melden …</translation>
    </message>
    <message>
        <source>Make a rule of the selected text, or of the words of the title</source>
        <translation>Aus dem gewählten Text oder den Wörtern des Titels eine Regel machen</translation>
    </message>
    <message>
        <source>Ma&amp;ke a Rule…</source>
        <translation>&amp;Regel anlegen …</translation>
    </message>
    <message>
        <source>Make a rule of what is searched for</source>
        <translation>Aus dem, was gesucht wird, eine Regel machen</translation>
    </message>
    <message>
        <source>New Rule for T&amp;his Feed…</source>
        <translation>&amp;Neue Regel für diesen Feed …</translation>
    </message>
    <message>
        <source>Make a rule for the articles of the selected feed or folder alone</source>
        <translation>Eine Regel nur für die Artikel des gewählten Feeds oder Ordners machen</translation>
    </message>
    <message>
        <source>Watch a We&amp;b Page…</source>
        <translation>Webseite be&amp;obachten …</translation>
    </message>
    <message>
        <source>Be told of changes of a page that has no feed, or of a part of one</source>
        <translation>Änderungen einer Seite melden lassen, die keinen Feed hat, oder eines Teils von ihr</translation>
    </message>
    <message>
        <source>What &amp;Is Watched…</source>
        <translation>&amp;Was beobachtet wird …</translation>
    </message>
    <message>
        <source>Choose what of the selected page is watched, and what you are told</source>
        <translation>Wählen, was von der gewählten Seite beobachtet wird, und was gemeldet wird</translation>
    </message>
    <message>
        <source>Choose a watch first.</source>
        <translation>Wählen Sie erst eine Beobachtung.</translation>
    </message>
    <message>
        <source>Resi&amp;ze Panes and Columns</source>
        <translation>Bereiche und S&amp;palten anpassen</translation>
    </message>
    <message>
        <source>Move the lines between panes, and between columns, with the arrow keys</source>
        <translation>Die Linien zwischen Bereichen und zwischen Spalten mit den Pfeiltasten verschieben</translation>
    </message>
    <message>
        <source>&amp;Watch This Page…</source>
        <translation>Diese &amp;Seite beobachten …</translation>
    </message>
    <message>
        <source>Be told of changes of the page itself, or of a part of it</source>
        <translation>Änderungen der Seite selbst melden lassen, oder eines Teils von ihr</translation>
    </message>
    <message>
        <source>Leave {key} where it is</source>
        <translation>{key} lassen, wo es ist</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>STARTTLS</source>
        <translation>STARTTLS</translation>
    </message>
    <message>
        <source>TLS from the beginning</source>
        <translation>TLS von Anfang an</translation>
    </message>
    <message>
        <source>None (this computer only)</source>
        <translation>Keine (nur dieser Rechner)</translation>
    </message>
    <message>
        <source>Send alerts &amp;here</source>
        <translation>Meldungen &amp;hierher senden</translation>
    </message>
    <message>
        <source>Each alert is posted there as JSON, with a key of its own.</source>
        <translation>Jede Meldung wird als JSON dorthin geschickt, mit einem eigenen Schlüssel.</translation>
    </message>
    <message>
        <source>&amp;Sign what is sent</source>
        <translation>&amp;Unterschreiben, was gesendet wird</translation>
    </message>
    <message>
        <source>Secr&amp;et</source>
        <translation>&amp;Geheimnis</translation>
    </message>
    <message>
        <source>The receiver knows it, too, and sees by it that alerts are yours.</source>
        <translation>Der Empfänger kennt es auch und sieht daran, dass Meldungen von Ihnen sind.</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;An</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>Serve&amp;r</source>
        <translation>S&amp;erver</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>&amp;Encryption</source>
        <translation>Ver&amp;schlüsselung</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>Pass&amp;wort</translation>
    </message>
    <message>
        <source>It is for this server only.</source>
        <translation>Es ist nur für diesen Server.</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Wählen …</translation>
    </message>
    <message>
        <source> seconds</source>
        <translation> Sekunden</translation>
    </message>
    <message>
        <source>&amp;Program</source>
        <translation>&amp;Programm</translation>
    </message>
    <message>
        <source>Ar&amp;guments</source>
        <translation>&amp;Argumente</translation>
    </message>
    <message>
        <source>One on each line, given as they stand.</source>
        <translation>Eines je Zeile, übergeben, wie sie dastehen.</translation>
    </message>
    <message>
        <source>&amp;Time limit</source>
        <translation>&amp;Zeitgrenze</translation>
    </message>
    <message>
        <source>Choose a Program</source>
        <translation>Programm wählen</translation>
    </message>
    <message>
        <source>The program runs with your rights, and gets the alert as JSON on its standard input. It is never run through a shell.</source>
        <translation>Das Programm läuft mit Ihren Rechten und bekommt die Meldung als JSON auf seiner Standardeingabe. Es läuft nie durch eine Shell.</translation>
    </message>
    <message>
        <source>In the keyring; type to replace it</source>
        <translation>Im Schlüsselbund; zum Ersetzen ein neues eingeben</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Am</translation>
    </message>
    <message>
        <source>&amp;At</source>
        <translation>&amp;Um</translation>
    </message>
    <message>
        <source>On the &amp;desktop</source>
        <translation>Auf den &amp;Desktop</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>Wohin</translation>
    </message>
    <message>
        <source>Send this di&amp;gest</source>
        <translation>Diese &amp;Zusammenfassung senden</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message numerus="yes">
        <source>{n} tags are taken off their articles.</source>
        <translation>
            <numerusform>{n} Schlagwort wird von seinen Artikeln entfernt.</numerusform>
            <numerusform>{n} Schlagwörter werden von ihren Artikeln entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no tags yet. Press T on an article to put one on it.</source>
        <translation>Es gibt noch keine Schlagwörter. Die Taste T gibt einem Artikel eines.</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>O&amp;ff</source>
        <translation>&amp;Aus</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Stummschalten</translation>
    </message>
    <message>
        <source>&amp;Quiet hours</source>
        <translation>&amp;Ruhezeiten</translation>
    </message>
    <message>
        <source> an hour</source>
        <translation> in der Stunde</translation>
    </message>
    <message>
        <source>Any number</source>
        <translation>Beliebig viele</translation>
    </message>
    <message>
        <source>At &amp;most</source>
        <translation>&amp;Höchstens</translation>
    </message>
    <message>
        <source>Those beyond are told together when the hour is over.</source>
        <translation>Was darüber hinausgeht, wird zusammen gemeldet, wenn die Stunde um ist.</translation>
    </message>
    <message>
        <source>Digests</source>
        <translation>Zusammenfassungen</translation>
    </message>
    <message>
        <source>Also send to</source>
        <translation>Auch senden an</translation>
    </message>
    <message>
        <source>Alerts are shown.</source>
        <translation>Meldungen werden gezeigt.</translation>
    </message>
    <message>
        <source>Show &amp;pictures in the list</source>
        <translation>&amp;Bilder in der Liste zeigen</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Of feeds whose pictures you allow.</source>
        <translation>Von Feeds, deren Bilder Sie erlauben.</translation>
    </message>
    <message>
        <source>R&amp;estore…</source>
        <translation>&amp;Wiederherstellen …</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>None: alerts are told on the desktop alone.</source>
        <translation>Keine: gemeldet wird nur auf dem Desktop.</translation>
    </message>
    <message>
        <source>{name} removed</source>
        <translation>{name} entfernt</translation>
    </message>
    <message>
        <source>None: alerts for the digest wait in the alert history.</source>
        <translation>Keine: Meldungen für die Zusammenfassung warten im Meldungsverlauf.</translation>
    </message>
    <message>
        <source>Destinations</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>H&amp;inzufügen</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten …</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Testen</translation>
    </message>
    <message>
        <source>Send a sample now</source>
        <translation>Jetzt eine Probe senden</translation>
    </message>
    <message>
        <source>Sending a sample to {name}…</source>
        <translation>Eine Probe wird an {name} gesendet …</translation>
    </message>
    <message>
        <source>Remove Destination</source>
        <translation>Ziel entfernen</translation>
    </message>
    <message>
        <source>A&amp;dd…</source>
        <translation>Hin&amp;zufügen …</translation>
    </message>
    <message>
        <source>Ed&amp;it…</source>
        <translation>B&amp;earbeiten …</translation>
    </message>
    <message>
        <source>&amp;Send Now</source>
        <translation>&amp;Jetzt senden</translation>
    </message>
    <message>
        <source>Rem&amp;ove</source>
        <translation>Ent&amp;fernen</translation>
    </message>
    <message>
        <source>Remove Digest</source>
        <translation>Zusammenfassung entfernen</translation>
    </message>
    <message>
        <source>&amp;Webhook…</source>
        <translation>&amp;Webhook …</translation>
    </message>
    <message>
        <source>&amp;E-mail…</source>
        <translation>&amp;E-Mail …</translation>
    </message>
    <message>
        <source>&amp;Program…</source>
        <translation>&amp;Programm …</translation>
    </message>
    <message numerus="yes">
        <source>{n} alerts are sent</source>
        <translation>
            <numerusform>{n} Meldung wird gesendet</numerusform>
            <numerusform>{n} Meldungen werden gesendet</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to tell.</source>
        <translation>Es gibt nichts zu melden.</translation>
    </message>
    <message>
        <source>&amp;Copy to All Days</source>
        <translation>Auf alle Tage &amp;kopieren</translation>
    </message>
    <message>
        <source>Let every day be as the first one that is quiet</source>
        <translation>Jeden Tag so einstellen wie den ersten mit Ruhezeit</translation>
    </message>
    <message>
        <source>{day}, quiet from</source>
        <translation>{day}, Ruhe ab</translation>
    </message>
    <message>
        <source>{day}, quiet until</source>
        <translation>{day}, Ruhe bis</translation>
    </message>
    <message>
        <source>to</source>
        <comment>between two times: 22:00 to 07:00</comment>
        <translation>bis</translation>
    </message>
    <message>
        <source>What I &amp;scroll past in the list, too</source>
        <translation>Auch das, woran ich in der Liste &amp;vorbeiblättere</translation>
    </message>
    <message>
        <source>By its link alone: comments on it count as read, too.</source>
        <translation>Nur am Link erkannt: auch Kommentare dazu gelten als gelesen.</translation>
    </message>
    <message>
        <source>Show the same story &amp;once</source>
        <translation>Dieselbe Geschichte nur &amp;einmal zeigen</translation>
    </message>
    <message>
        <source>Several feeds</source>
        <translation>Mehrere Feeds</translation>
    </message>
    <message>
        <source>As one article, which is read in all feeds that bring it.</source>
        <translation>Als einen Artikel, der in allen Feeds gelesen ist, die ihn bringen.</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Megabytes that pictures of articles take at the most</source>
        <translation>Megabytes, die Bilder von Artikeln höchstens belegen</translation>
    </message>
    <message>
        <source>&amp;Pictures up to</source>
        <translation>&amp;Bilder bis zu</translation>
    </message>
    <message>
        <source>Those that were looked at longest ago go first, those of starred articles last.</source>
        <translation>Die am längsten nicht angesehenen gehen zuerst, die von Artikeln mit Stern zuletzt.</translation>
    </message>
    <message>
        <source>Keep pictures of new articles for &amp;offline reading</source>
        <translation>Bilder neuer Artikel &amp;ohne Netz bereithalten</translation>
    </message>
    <message>
        <source>Of feeds whose pictures you allow. They are fetched when the articles come.</source>
        <translation>Von Feeds, deren Bilder Sie erlauben. Sie werden geholt, wenn die Artikel kommen.</translation>
    </message>
    <message>
        <source>{size} of pictures</source>
        <translation>{size} an Bildern</translation>
    </message>
    <message>
        <source>Feed Alerts</source>
        <translation>Meldungen zu Feeds</translation>
    </message>
    <message>
        <source>When a feed &amp;fails for a day</source>
        <translation>Wenn ein Feed einen Tag lang &amp;gestört ist</translation>
    </message>
    <message>
        <source>When something comes in its &amp;place that is no feed</source>
        <translation>Wenn an seiner Stelle etwas &amp;kommt, das kein Feed ist</translation>
    </message>
    <message>
        <source>When the &amp;certificate of its server ends within 14 days</source>
        <translation>Wenn das &amp;Zertifikat seines Servers innerhalb von 14 Tagen endet</translation>
    </message>
    <message>
        <source> days</source>
        <comment>behind a number</comment>
        <translation> Tage</translation>
    </message>
    <message>
        <source>Days of silence</source>
        <translation>Tage des Schweigens</translation>
    </message>
    <message>
        <source>Tell me</source>
        <translation>Melden</translation>
    </message>
    <message>
        <source>While no other site answers it is this computer that is offline: no alert then.</source>
        <translation>Solange auch keine andere Website antwortet, ist dieser Rechner ohne Netz: dann keine Meldung.</translation>
    </message>
    <message>
        <source>A web page, for instance, or a list without articles.</source>
        <translation>Eine Webseite etwa, oder eine Liste ohne Artikel.</translation>
    </message>
    <message>
        <source>&amp;Silence of a feed</source>
        <translation>&amp;Schweigen eines Feeds</translation>
    </message>
    <message>
        <source>How long a feed is silent at times is learnt from its articles. Each silence is told once; feeds that were silent long before are left out.</source>
        <translation>Wie lange ein Feed zuweilen schweigt, wird aus seinen Artikeln gelernt. Jedes Schweigen wird einmal gemeldet; Feeds, die schon lange vorher schwiegen, sind ausgenommen.</translation>
    </message>
    <message>
        <source>&amp;Urgency</source>
        <translation>&amp;Dringlichkeit</translation>
    </message>
    <message>
        <source>For single feeds all of this can be changed in their properties.</source>
        <translation>Für einzelne Feeds lässt sich all das in ihren Eigenschaften ändern.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>As the feed has it</source>
        <translation>Wie der Feed ihn hat</translation>
    </message>
    <message>
        <source>Where the feed has only a teaser</source>
        <translation>Wo der Feed nur einen Anriss hat</translation>
    </message>
    <message>
        <source>Always from the page</source>
        <translation>Immer von der Seite</translation>
    </message>
    <message>
        <source>&amp;Full text</source>
        <translation>&amp;Volltext</translation>
    </message>
    <message>
        <source>The page of each new article is asked for once.</source>
        <translation>Die Seite jedes neuen Artikels wird einmal geholt.</translation>
    </message>
    <message>
        <source>What feedmon calls itself to the server of this page, and where that redirects to. Leave it empty unless the server asks for something else.</source>
        <translation>Wie feedmon sich beim Server dieser Seite nennt, und dort, wohin der weiterleitet. Leer lassen, wenn der Server nichts anderes verlangt.</translation>
    </message>
    <message>
        <source>&amp;Look for changes</source>
        <translation>Nach Änderungen &amp;sehen</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Page that is watched</source>
        <translation>Beobachtete Seite</translation>
    </message>
    <message>
        <source>What is watched</source>
        <translation>Was beobachtet wird</translation>
    </message>
    <message>
        <source>What Is Watched…</source>
        <translation>Was beobachtet wird …</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Fassungen</translation>
    </message>
    <message>
        <source>Looks at</source>
        <translation>Beobachtet</translation>
    </message>
    <message>
        <source>Tells you</source>
        <translation>Meldet</translation>
    </message>
    <message>
        <source>Press Enter on one to see what had changed.</source>
        <translation>Die Eingabetaste zeigt, was sich bei einer geändert hatte.</translation>
    </message>
    <message>
        <source>&amp;Versions</source>
        <translation>&amp;Fassungen</translation>
    </message>
    <message numerus="yes">
        <source>{n} patterns are ignored</source>
        <translation>
            <numerusform>{n} Muster wird übergangen</numerusform>
            <numerusform>{n} Muster werden übergangen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was seen yet.</source>
        <translation>Noch wurde nichts gesehen.</translation>
    </message>
    <message>
        <source>As everywhere: tell me</source>
        <translation>Wie überall: melden</translation>
    </message>
    <message>
        <source>As everywhere: don&apos;t tell me</source>
        <translation>Wie überall: nicht melden</translation>
    </message>
    <message>
        <source>&amp;Silence</source>
        <translation>&amp;Schweigen</translation>
    </message>
    <message>
        <source>&amp;Failures</source>
        <translation>&amp;Fehler</translation>
    </message>
    <message>
        <source>When it fails for a day.</source>
        <translation>Wenn er einen Tag lang gestört ist.</translation>
    </message>
    <message>
        <source>&amp;Certificate</source>
        <translation>&amp;Zertifikat</translation>
    </message>
    <message>
        <source>&amp;No feed</source>
        <translation>&amp;Kein Feed</translation>
    </message>
    <message>
        <source>When a web page or something else comes in its place, or no articles any more.</source>
        <translation>Wenn an seiner Stelle eine Webseite oder etwas anderes kommt, oder keine Artikel mehr.</translation>
    </message>
    <message>
        <source>Don&apos;t tell me</source>
        <translation>Nicht melden</translation>
    </message>
    <message>
        <source>{title} (webhook)</source>
        <translation>{title} (Webhook)</translation>
    </message>
    <message>
        <source>{title} (e-mail)</source>
        <translation>{title} (E-Mail)</translation>
    </message>
    <message>
        <source>{title} (program)</source>
        <translation>{title} (Programm)</translation>
    </message>
    <message>
        <source>&amp;Tell me</source>
        <translation>&amp;Melden</translation>
    </message>
    <message>
        <source>When to tell</source>
        <translation>Wann gemeldet wird</translation>
    </message>
    <message>
        <source>&amp;Star it</source>
        <translation>&amp;Stern geben</translation>
    </message>
    <message>
        <source>&amp;Mark it as read</source>
        <translation>Als ge&amp;lesen markieren</translation>
    </message>
    <message>
        <source>Then st&amp;op: later rules don&apos;t see it</source>
        <translation>&amp;Danach Schluss: spätere Regeln sehen ihn nicht</translation>
    </message>
    <message>
        <source>T&amp;ag it with</source>
        <translation>Schlag&amp;wörter geben</translation>
    </message>
    <message>
        <source>Preferences, Alerts has other places to send alerts to: webhooks, e-mail.</source>
        <translation>Unter Einstellungen &gt; Meldungen gibt es weitere Ziele für Meldungen: Webhooks, E-Mail.</translation>
    </message>
    <message>
        <source>Choose the feeds and folders that it is about.</source>
        <translation>Wählen Sie die Feeds und Ordner, um die es geht.</translation>
    </message>
    <message>
        <source>Give the rule a title.</source>
        <translation>Geben Sie der Regel einen Titel.</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>Wonach gesucht wird</translation>
    </message>
    <message>
        <source>What to do with it</source>
        <translation>Was damit geschieht</translation>
    </message>
    <message>
        <source>How many conditions have to hold</source>
        <translation>Wie viele Bedingungen zutreffen müssen</translation>
    </message>
    <message>
        <source>Without a condition every article is meant.</source>
        <translation>Ohne Bedingung ist jeder Artikel gemeint.</translation>
    </message>
    <message>
        <source>Add &amp;Condition</source>
        <translation>&amp;Bedingung hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>{n} more conditions are kept as they are.</source>
        <translation>
            <numerusform>{n} weitere Bedingung bleibt, wie sie ist.</numerusform>
            <numerusform>{n} weitere Bedingungen bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add &amp;Group</source>
        <translation>&amp;Gruppe hinzufügen</translation>
    </message>
    <message>
        <source>Remove this group</source>
        <translation>Diese Gruppe entfernen</translation>
    </message>
    <message>
        <source>All of these hold</source>
        <translation>Alle davon treffen zu</translation>
    </message>
    <message>
        <source>Any of these holds</source>
        <translation>Eine davon trifft zu</translation>
    </message>
    <message>
        <source>Kept as it is: {words}</source>
        <translation>Bleibt, wie es ist: {words}</translation>
    </message>
    <message>
        <source>Where to look</source>
        <translation>Wo gesucht wird</translation>
    </message>
    <message>
        <source>How to look</source>
        <translation>Wie gesucht wird</translation>
    </message>
    <message>
        <source>Remove this condition</source>
        <translation>Diese Bedingung entfernen</translation>
    </message>
    <message>
        <source>Remove these conditions</source>
        <translation>Diese Bedingungen entfernen</translation>
    </message>
    <message>
        <source>Which articles</source>
        <translation>Welche Artikel</translation>
    </message>
    <message>
        <source>Feeds and folders</source>
        <translation>Feeds und Ordner</translation>
    </message>
    <message>
        <source>These feeds and folders</source>
        <translation>Diese Feeds und Ordner</translation>
    </message>
    <message>
        <source>Tags, with commas between them</source>
        <translation>Schlagwörter, mit Kommas dazwischen</translation>
    </message>
    <message>
        <source>Tags to put on</source>
        <translation>Schlagwörter, die gegeben werden</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Tags that all {n} articles have</source>
        <translation>
            <numerusform>&amp;Schlagwörter, die der Artikel hat</numerusform>
            <numerusform>&amp;Schlagwörter, die alle {n} Artikel haben</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter adds {tags}.</source>
        <translation>Die Eingabetaste fügt {tags} hinzu.</translation>
    </message>
    <message>
        <source>What would be watched of the page is shown here.</source>
        <translation>Was von der Seite beobachtet würde, steht hier.</translation>
    </message>
    <message>
        <source>What Is Watched</source>
        <translation>Was beobachtet wird</translation>
    </message>
    <message>
        <source>Watch a Web Page</source>
        <translation>Webseite beobachten</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Beobachten</translation>
    </message>
    <message>
        <source>Give the address of the page.</source>
        <translation>Geben Sie die Adresse der Seite an.</translation>
    </message>
    <message>
        <source>Give the new folder a name.</source>
        <translation>Geben Sie dem neuen Ordner einen Namen.</translation>
    </message>
    <message>
        <source>The page has not been looked at yet.</source>
        <translation>Die Seite wurde noch nicht angesehen.</translation>
    </message>
    <message>
        <source>Write down what is to be looked for, or choose from what was found.</source>
        <translation>Schreiben Sie auf, was zu suchen ist, oder wählen Sie aus dem Gefundenen.</translation>
    </message>
    <message>
        <source>Write the number that is to be passed.</source>
        <translation>Schreiben Sie die Zahl, die über- oder unterschritten werden soll.</translation>
    </message>
    <message>
        <source>This is not a number.</source>
        <translation>Das ist keine Zahl.</translation>
    </message>
    <message>
        <source>Write the text that is to appear or disappear.</source>
        <translation>Schreiben Sie den Text, der erscheinen oder verschwinden soll.</translation>
    </message>
    <message>
        <source>One regular expression on each line. What it finds is passed over, as if it were not there.</source>
        <translation>Ein regulärer Ausdruck je Zeile. Was er findet, wird übergangen, als wäre es nicht da.</translation>
    </message>
    <message>
        <source>Selector</source>
        <translation>Selektor</translation>
    </message>
    <message>
        <source>Number to be passed</source>
        <translation>Zahl, die über- oder unterschritten werden soll</translation>
    </message>
    <message>
        <source>Text to look for</source>
        <translation>Text, nach dem gesucht wird</translation>
    </message>
    <message>
        <source>&amp;Part</source>
        <translation>&amp;Teil</translation>
    </message>
    <message>
        <source>&amp;Read</source>
        <translation>&amp;Lesen</translation>
    </message>
    <message>
        <source>I&amp;gnore</source>
        <translation>&amp;Übergehen</translation>
    </message>
    <message>
        <source>Found on the page</source>
        <translation>Auf der Seite gefunden</translation>
    </message>
    <message>
        <source>Nothing on the page stands out. Choose a part yourself.</source>
        <translation>Auf der Seite sticht nichts heraus. Wählen Sie selbst einen Teil.</translation>
    </message>
    <message>
        <source>T&amp;itle</source>
        <translation>T&amp;itel</translation>
    </message>
    <message>
        <source>Text that is watched</source>
        <translation>Beobachteter Text</translation>
    </message>
    <message>
        <source>Items that are watched</source>
        <translation>Beobachtete Einträge</translation>
    </message>
    <message>
        <source>Nothing can be watched like this.</source>
        <translation>So lässt sich nichts beobachten.</translation>
    </message>
    <message>
        <source>There is no item now.</source>
        <translation>Gerade gibt es keinen Eintrag.</translation>
    </message>
    <message>
        <source>{words}: {answer}</source>
        <translation>{words}: {answer}</translation>
    </message>
    <message>
        <source>Why an Alert, or None</source>
        <translation>Warum eine Meldung, oder keine</translation>
    </message>
    <message>
        <source>Alert &amp;History</source>
        <translation>Meldungs&amp;verlauf</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>This Article</source>
        <translation>Dieser Artikel</translation>
    </message>
    <message>
        <source>{key} opens the menu of what has the focus.</source>
        <translation>{key} öffnet das Menü dessen, was den Fokus hat.</translation>
    </message>
    <message>
        <source>alert</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>From {first} to {last}. Most on {day}</source>
        <translation>Von {first} bis {last}. Am meisten am {day}</translation>
    </message>
    <message>
        <source>From {first} to {last}: nothing</source>
        <translation>Von {first} bis {last}: nichts</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>noch nichts</translation>
    </message>
    <message>
        <source>Per Week</source>
        <translation>Pro Woche</translation>
    </message>
    <message>
        <source>How many articles it brings a week, and how many came in each of the last twelve</source>
        <translation>Wie viele Artikel er in der Woche bringt, und wie viele in jeder der letzten zwölf kamen</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Backing off</source>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>Whether it is asked now, or waits</source>
        <translation>Ob er gerade gefragt wird oder wartet</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>What it waits for, or why it is asked</source>
        <translation>Worauf er wartet, oder warum er gefragt wird</translation>
    </message>
    <message>
        <source>For how long it has been so, or in how long it is asked</source>
        <translation>Seit wann das so ist, oder wie lange es dauert, bis er gefragt wird</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Whom it asks: feeds of one server wait for each other</source>
        <translation>Wen er fragt: Feeds eines Servers warten aufeinander</translation>
    </message>
    <message>
        <source>off</source>
        <comment>a rule that does nothing</comment>
        <translation>aus</translation>
    </message>
    <message>
        <source>folder</source>
        <comment>said of a row</comment>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>open</source>
        <comment>of a folder</comment>
        <translation>offen</translation>
    </message>
    <message>
        <source>closed</source>
        <comment>of a folder</comment>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>verschwunden</translation>
    </message>
    <message>
        <source>Watch: {address}</source>
        <translation>Beobachtung: {address}</translation>
    </message>
    <message>
        <source>watch</source>
        <comment>a page that is watched</comment>
        <translation>Beobachtung</translation>
    </message>
    <message>
        <source>not counted in totals</source>
        <translation>in Summen nicht mitgezählt</translation>
    </message>
    <message>
        <source>being fetched</source>
        <translation>wird geholt</translation>
    </message>
    <message>
        <source>failing: {wrong}</source>
        <translation>gestört: {wrong}</translation>
    </message>
    <message>
        <source>warning: {words}</source>
        <translation>Warnung: {words}</translation>
    </message>
    <message numerus="yes">
        <source>{n} alerts of “{rule}”</source>
        <translation>
            <numerusform>{n} Meldung von „{rule}“</numerusform>
            <numerusform>{n} Meldungen von „{rule}“</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} alerts meanwhile</source>
        <translation>
            <numerusform>{n} Meldung inzwischen</numerusform>
            <numerusform>{n} Meldungen inzwischen</numerusform>
        </translation>
    </message>
    <message>
        <source>{feed}: {title}</source>
        <translation>{feed}: {title}</translation>
    </message>
    <message numerus="yes">
        <source>{n} feeds need a look</source>
        <translation>
            <numerusform>{n} Feed will angesehen werden</numerusform>
            <numerusform>{n} Feeds wollen angesehen werden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{title}: {n} alerts</source>
        <translation>
            <numerusform>{title}: {n} Meldung</numerusform>
            <numerusform>{title}: {n} Meldungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} alerts in your quiet hours</source>
        <translation>
            <numerusform>{n} Meldung in Ihren Ruhezeiten</numerusform>
            <numerusform>{n} Meldungen in Ihren Ruhezeiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} alerts while snoozed</source>
        <translation>
            <numerusform>{n} Meldung, während es stumm war</numerusform>
            <numerusform>{n} Meldungen, während es stumm war</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark as Read</source>
        <translation>Als gelesen markieren</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Mark All as Read</source>
        <translation>Alle als gelesen markieren</translation>
    </message>
    <message numerus="yes">
        <source>{new} new articles in {n} feeds</source>
        <translation>
            <numerusform>{new} neue Artikel</numerusform>
            <numerusform>{new} neue Artikel in {n} Feeds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and {n} more feeds</source>
        <translation>
            <numerusform>und {n} weiterer Feed</numerusform>
            <numerusform>und {n} weitere Feeds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and {n} more</source>
        <translation>
            <numerusform>und {n} weiterer</numerusform>
            <numerusform>und {n} weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} new in {feed}</source>
        <translation>
            <numerusform>{n} neuer in {feed}</numerusform>
            <numerusform>{n} neue in {feed}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} new articles</source>
        <translation>
            <numerusform>{n} neuer Artikel</numerusform>
            <numerusform>{n} neue Artikel</numerusform>
        </translation>
    </message>
    <message>
        <source>{feed}: {number} new</source>
        <translation>{feed}: {number} neu</translation>
    </message>
    <message>
        <source>1 new article</source>
        <translation>1 neuer Artikel</translation>
    </message>
    <message>
        <source>Another feed</source>
        <translation>Ein anderer Feed</translation>
    </message>
    <message>
        <source>feedmon runs on this folder already, but its window does not answer.</source>
        <translation>feedmon läuft auf diesem Ordner schon, aber sein Fenster antwortet nicht.</translation>
    </message>
    <message>
        <source>The backup was not restored. Nothing was changed.</source>
        <translation>Die Sicherung wurde nicht wiederhergestellt. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>feedmon: {sentence} ({path})
</source>
        <translation>feedmon: {sentence} ({path})
</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>Desktop</translation>
    </message>
    <message>
        <source>Rule “{rule}” found {words}</source>
        <translation>Regel „{rule}“ fand {words}</translation>
    </message>
    <message numerus="yes">
        <source>{way}: failed {n} times, again {when}</source>
        <translation>
            <numerusform>{way}: {n}-mal fehlgeschlagen, wieder {when}</numerusform>
            <numerusform>{way}: {n}-mal fehlgeschlagen, wieder {when}</numerusform>
        </translation>
    </message>
    <message>
        <source>Told nowhere: all its destinations are off, or gone</source>
        <translation>Nirgends gemeldet: alle Ziele sind aus oder weg</translation>
    </message>
    <message numerus="yes">
        <source>You were told of this: {cause}, and by {n} more rules</source>
        <translation>
            <numerusform>Das wurde Ihnen gemeldet: {cause}, und von {n} weiteren Regel</numerusform>
            <numerusform>Das wurde Ihnen gemeldet: {cause}, und von {n} weiteren Regeln</numerusform>
        </translation>
    </message>
    <message>
        <source>Alerts are snoozed until {when}</source>
        <translation>Meldungen sind stummgeschaltet bis {when}</translation>
    </message>
    <message>
        <source>Rule “{rule}”</source>
        <translation>Regel „{rule}“</translation>
    </message>
    <message numerus="yes">
        <source>{words} and {n} more</source>
        <translation>
            <numerusform>{words} und {n} weiteres</numerusform>
            <numerusform>{words} und {n} weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>This feed is not followed any more</source>
        <translation>Dieser Feed ist nicht mehr abonniert</translation>
    </message>
    <message>
        <source>{way}: not told yet</source>
        <translation>{way}: noch nicht gemeldet</translation>
    </message>
    <message>
        <source>Not told: another feed had told this story before</source>
        <translation>Nicht gemeldet: diese Geschichte kam vorher schon aus einem anderen Feed</translation>
    </message>
    <message>
        <source>In the digest</source>
        <translation>In der Zusammenfassung</translation>
    </message>
    <message>
        <source>You were told of this: {cause}</source>
        <translation>Das wurde Ihnen gemeldet: {cause}</translation>
    </message>
    <message numerus="yes">
        <source>{n} unread alerts</source>
        <translation>
            <numerusform>{n} ungelesene Meldung</numerusform>
            <numerusform>{n} ungelesene Meldungen</numerusform>
        </translation>
    </message>
    <message>
        <source>“{word}”</source>
        <translation>„{word}“</translation>
    </message>
    <message>
        <source>The article and the rule are not there any more</source>
        <translation>Den Artikel und die Regel gibt es nicht mehr</translation>
    </message>
    <message>
        <source>The article is not there any more</source>
        <translation>Den Artikel gibt es nicht mehr</translation>
    </message>
    <message>
        <source>The rule is not there any more</source>
        <translation>Die Regel gibt es nicht mehr</translation>
    </message>
    <message>
        <source>{way} {when}</source>
        <translation>{way} {when}</translation>
    </message>
    <message numerus="yes">
        <source>{way} failed after {n} tries</source>
        <translation>
            <numerusform>{way}: nach {n} Versuch fehlgeschlagen</numerusform>
            <numerusform>{way}: nach {n} Versuchen fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>{way}: nobody could be told in time</source>
        <translation>{way}: nicht rechtzeitig zu melden</translation>
    </message>
    <message>
        <source>{way}: told together with others</source>
        <translation>{way}: zusammen mit anderen gemeldet</translation>
    </message>
    <message>
        <source>not seen</source>
        <translation>nicht gesehen</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>dringend</translation>
    </message>
    <message>
        <source>The article store is damaged, so articles may be missing or lists be wrong.</source>
        <translation>Der Artikelspeicher ist beschädigt; deshalb können Artikel fehlen oder Listen falsch sein.</translation>
    </message>
    <message>
        <source>Before an upgrade, {day}</source>
        <translation>Vor einer neuen Version, {day}</translation>
    </message>
    <message>
        <source>Set aside, {day}</source>
        <translation>Beiseitegelegt, {day}</translation>
    </message>
    <message>
        <source>{articles} of {feeds}</source>
        <translation>{articles} aus {feeds}</translation>
    </message>
    <message>
        <source>The window closes for a moment and comes back with {articles}. What came, and what you read or starred since then, is gone from the window; what the feeds still list comes again.

Nothing is deleted: the articles of now are set aside in the data folder, and stay in this list.</source>
        <translation>Das Fenster schließt sich für einen Moment und kommt mit {articles} zurück. Was seitdem kam, und was Sie seitdem gelesen oder mit einem Stern versehen haben, ist aus dem Fenster verschwunden; was die Feeds noch aufführen, kommt wieder.

Gelöscht wird nichts: die jetzigen Artikel werden im Datenordner beiseitegelegt und bleiben in dieser Liste.</translation>
    </message>
    <message>
        <source>Restored the articles of {day}. Those until now were set aside.</source>
        <translation>Die Artikel vom Stand {day} sind wiederhergestellt. Die bisherigen wurden beiseitegelegt.</translation>
    </message>
    <message>
        <source>&amp;Restore the Backup of {day}</source>
        <translation>Die Sicherung vom {day} &amp;wiederherstellen</translation>
    </message>
    <message>
        <source>There is a backup of {day} with {articles}. The damaged store is kept beside it.</source>
        <translation>Es gibt eine Sicherung ({day}) mit {articles}. Der beschädigte Speicher bleibt daneben liegen.</translation>
    </message>
    <message>
        <source>The article store could not be looked after. {problem}</source>
        <translation>Um den Artikelspeicher konnte sich nicht gekümmert werden. {problem}</translation>
    </message>
    <message>
        <source>Can&apos;t be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Restore the articles of {day}?</source>
        <translation>Die Artikel vom Stand {day} wiederherstellen?</translation>
    </message>
    <message>
        <source>Restoring the articles of {day}</source>
        <translation>Die Artikel vom Stand {day} werden wiederhergestellt</translation>
    </message>
    <message>
        <source>The copy is looked through first. Nothing is deleted.</source>
        <translation>Die Kopie wird erst durchgesehen. Gelöscht wird nichts.</translation>
    </message>
    <message>
        <source>No backup could be made. {problem}</source>
        <translation>Es konnte keine Sicherung gemacht werden. {problem}</translation>
    </message>
    <message>
        <source>The article store is damaged.</source>
        <translation>Der Artikelspeicher ist beschädigt.</translation>
    </message>
    <message>
        <source>No backup {day}. {why}</source>
        <translation>Keine Sicherung {day}. {why}</translation>
    </message>
    <message>
        <source>Looked through {day}: nothing is damaged.</source>
        <translation>Durchgesehen {day}: nichts ist beschädigt.</translation>
    </message>
    <message>
        <source>Tidied up {day}.</source>
        <translation>Aufgeräumt {day}.</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <translation>d. MMMM</translation>
    </message>
    <message>
        <source>Looked through {day}. {why}</source>
        <translation>Durchgesehen {day}. {why}</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>a day of another year, in Qt&apos;s format</comment>
        <translation>d. MMMM yyyy</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>a day of this year, in Qt&apos;s format</comment>
        <translation>d. MMMM</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>With {names}</source>
        <translation>Mit {names}</translation>
    </message>
    <message>
        <source>{north} {south_or_north}, {east} {west_or_east}</source>
        <translation>{north} {south_or_north}, {east} {west_or_east}</translation>
    </message>
    <message>
        <source>Trailer</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Bonus episode</source>
        <translation>Bonusfolge</translation>
    </message>
    <message>
        <source>Season {season}, episode {episode}</source>
        <translation>Staffel {season}, Folge {episode}</translation>
    </message>
    <message>
        <source>Episode {episode}</source>
        <translation>Folge {episode}</translation>
    </message>
    <message>
        <source>Season {season}</source>
        <translation>Staffel {season}</translation>
    </message>
    <message numerus="yes">
        <source>With {names} and {n} others</source>
        <translation>
            <numerusform>Mit {names} und {n} weiteren</numerusform>
            <numerusform>Mit {names} und {n} weiteren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} comments</source>
        <translation>
            <numerusform>{n} Kommentar</numerusform>
            <numerusform>{n} Kommentare</numerusform>
        </translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Kommentare</translation>
    </message>
    <message>
        <source>In reply to another article</source>
        <translation>Antwort auf einen anderen Artikel</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Abschrift</translation>
    </message>
    <message>
        <source>First in {title}</source>
        <translation>Zuerst in {title}</translation>
    </message>
    <message>
        <source>N</source>
        <comment>north</comment>
        <translation>N</translation>
    </message>
    <message>
        <source>S</source>
        <comment>south</comment>
        <translation>S</translation>
    </message>
    <message>
        <source>E</source>
        <comment>east</comment>
        <translation>O</translation>
    </message>
    <message>
        <source>W</source>
        <comment>west</comment>
        <translation>W</translation>
    </message>
    <message>
        <source>Something went wrong.</source>
        <translation>Etwas ist schiefgegangen.</translation>
    </message>
    <message>
        <source>The article store could not do that: {}.</source>
        <translation>Der Artikelspeicher konnte das nicht: {}.</translation>
    </message>
    <message>
        <source>The article store is damaged, or is no feedmon store. It was left untouched.</source>
        <translation>Der Artikelspeicher ist beschädigt oder keiner von feedmon. Er wurde nicht angerührt.</translation>
    </message>
    <message>
        <source>A newer version of feedmon wrote the article store. It was left untouched.</source>
        <translation>Eine neuere Version von feedmon hat den Artikelspeicher geschrieben. Er wurde nicht angerührt.</translation>
    </message>
    <message>
        <source>Another program holds the article store. Try again in a moment.</source>
        <translation>Ein anderes Programm hält den Artikelspeicher fest. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The article store can&apos;t be written. Check the permissions of its folder.</source>
        <translation>In den Artikelspeicher kann nicht geschrieben werden. Prüfen Sie die Rechte seines Ordners.</translation>
    </message>
    <message>
        <source>The disk is full, so nothing was changed. Make room and try again.</source>
        <translation>Die Platte ist voll, deshalb wurde nichts geändert. Schaffen Sie Platz und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The disk has no room for a copy of the article store: {} more are needed.</source>
        <translation>Die Platte hat keinen Platz für eine Kopie des Artikelspeichers: {} mehr sind nötig.</translation>
    </message>
    <message>
        <source>The article store is in use by {}. End that and try again.</source>
        <translation>Der Artikelspeicher wird von {} benutzt. Beenden Sie das und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>This copy of the article store is damaged, so it was not used.</source>
        <translation>Diese Kopie des Artikelspeichers ist beschädigt und wurde deshalb nicht verwendet.</translation>
    </message>
    <message>
        <source>Another program is fetching this feed.</source>
        <translation>Ein anderes Programm holt diesen Feed gerade.</translation>
    </message>
    <message>
        <source>This feed does not exist any more.</source>
        <translation>Diesen Feed gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>This folder does not exist any more.</source>
        <translation>Diesen Ordner gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>This search is not kept any more.</source>
        <translation>Diese Suche gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>This rule is not kept any more.</source>
        <translation>Diese Regel gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>This rule can not be used as it is.</source>
        <translation>Diese Regel ist so nicht zu gebrauchen.</translation>
    </message>
    <message>
        <source>This destination does not exist any more.</source>
        <translation>Dieses Ziel gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Nothing can be sent there.</source>
        <translation>Dorthin lässt sich nichts senden.</translation>
    </message>
    <message>
        <source>There is nothing to be tried again.</source>
        <translation>Es gibt nichts, was noch einmal zu versuchen wäre.</translation>
    </message>
    <message>
        <source>This digest does not exist any more.</source>
        <translation>Diese Zusammenfassung gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>It could not be delivered.</source>
        <translation>Es konnte nicht zugestellt werden.</translation>
    </message>
    <message>
        <source>The keyring gave no password, and nothing is sent without it.</source>
        <translation>Der Schlüsselbund gab kein Passwort heraus, und ohne es wird nichts gesendet.</translation>
    </message>
    <message>
        <source>The mail server refused: {}.</source>
        <translation>Der Mailserver hat abgelehnt: {}.</translation>
    </message>
    <message>
        <source>The program ended with {}.</source>
        <translation>Das Programm endete mit {}.</translation>
    </message>
    <message>
        <source>The desktop could not show it.</source>
        <translation>Der Desktop konnte es nicht zeigen.</translation>
    </message>
    <message>
        <source>No server understands this name.</source>
        <translation>Diesen Namen versteht kein Server.</translation>
    </message>
    <message>
        <source>This address can&apos;t be subscribed to.</source>
        <translation>Diese Adresse lässt sich nicht abonnieren.</translation>
    </message>
    <message>
        <source>This is not a web address. It should begin with http:// or https://.</source>
        <translation>Das ist keine Webadresse. Sie sollte mit http:// oder https:// beginnen.</translation>
    </message>
    <message>
        <source>You already follow this feed.</source>
        <translation>Diesen Feed haben Sie schon.</translation>
    </message>
    <message>
        <source>There is no feed at this address.</source>
        <translation>An dieser Adresse ist kein Feed.</translation>
    </message>
    <message>
        <source>This is a list of feeds.</source>
        <translation>Das ist eine Liste von Feeds.</translation>
    </message>
    <message>
        <source>This file can&apos;t be read as OPML.</source>
        <translation>Diese Datei lässt sich nicht als OPML lesen.</translation>
    </message>
    <message>
        <source>The other program&apos;s data can&apos;t be read.</source>
        <translation>Die Daten des anderen Programms lassen sich nicht lesen.</translation>
    </message>
    <message>
        <source>The feed could not be fetched: {}.</source>
        <translation>Der Feed konnte nicht geholt werden: {}.</translation>
    </message>
    <message>
        <source>This computer has no network connection.</source>
        <translation>Dieser Rechner hat keine Verbindung zum Netz.</translation>
    </message>
    <message>
        <source>The server&apos;s name could not be looked up.</source>
        <translation>Der Name des Servers konnte nicht nachgeschlagen werden.</translation>
    </message>
    <message>
        <source>The proxy can&apos;t be used.</source>
        <translation>Der Proxy ist nicht benutzbar.</translation>
    </message>
    <message>
        <source>The server could not be reached.</source>
        <translation>Der Server war nicht zu erreichen.</translation>
    </message>
    <message>
        <source>No secure connection to the server.</source>
        <translation>Keine sichere Verbindung zum Server.</translation>
    </message>
    <message>
        <source>The server did not answer within {} seconds.</source>
        <translation>Der Server hat nicht innerhalb von {} Sekunden geantwortet.</translation>
    </message>
    <message>
        <source>The server answered with an error ({}).</source>
        <translation>Der Server hat mit einem Fehler geantwortet ({}).</translation>
    </message>
    <message>
        <source>The answer was too large, so it was not read.</source>
        <translation>Die Antwort war zu groß und wurde deshalb nicht gelesen.</translation>
    </message>
    <message>
        <source>The server redirects to a place that can&apos;t be followed.</source>
        <translation>Der Server leitet dorthin weiter, wohin niemand folgen kann.</translation>
    </message>
    <message>
        <source>The server points to an address inside a private network ({}).</source>
        <translation>Der Server verweist auf eine Adresse in einem privaten Netz ({}).</translation>
    </message>
    <message>
        <source>The server asked to be left alone for a while.</source>
        <translation>Der Server bat darum, eine Weile in Ruhe gelassen zu werden.</translation>
    </message>
    <message>
        <source>The server&apos;s answer was incomplete or garbled.</source>
        <translation>Die Antwort des Servers war unvollständig oder entstellt.</translation>
    </message>
    <message>
        <source>The answer could not be understood.</source>
        <translation>Die Antwort war nicht zu verstehen.</translation>
    </message>
    <message>
        <source>What came back is not a feed.</source>
        <translation>Was zurückkam, ist kein Feed.</translation>
    </message>
    <message>
        <source>No article was found on the page.</source>
        <translation>Auf der Seite wurde kein Artikel gefunden.</translation>
    </message>
    <message>
        <source>What is to be watched can&apos;t be looked for.</source>
        <translation>Was beobachtet werden soll, lässt sich nicht suchen.</translation>
    </message>
    <message>
        <source>What is watched is not on the page any more.</source>
        <translation>Was beobachtet wird, steht nicht mehr auf der Seite.</translation>
    </message>
    <message>
        <source>Another page came in the place of the one that is watched.</source>
        <translation>Statt der beobachteten Seite kam eine andere.</translation>
    </message>
    <message>
        <source>The mail server refused.</source>
        <translation>Der Mailserver hat abgelehnt.</translation>
    </message>
    <message>
        <source>The program failed.</source>
        <translation>Das Programm ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The name of the mail server is missing, or is none.</source>
        <translation>Der Name des Mailservers fehlt, oder er ist keiner.</translation>
    </message>
    <message>
        <source>This is not a port.</source>
        <translation>Das ist kein Port.</translation>
    </message>
    <message>
        <source>The sender is not a mail address.</source>
        <translation>Der Absender ist keine Mailadresse.</translation>
    </message>
    <message>
        <source>The recipient is not a mail address.</source>
        <translation>Der Empfänger ist keine Mailadresse.</translation>
    </message>
    <message>
        <source>Without encryption mail goes to a server on this computer only.</source>
        <translation>Ohne Verschlüsselung geht Mail nur an einen Server auf diesem Rechner.</translation>
    </message>
    <message>
        <source>This is neither the name nor the path of a program.</source>
        <translation>Das ist weder der Name noch der Pfad eines Programms.</translation>
    </message>
    <message>
        <source>A program may run for 1 to 300 seconds.</source>
        <translation>Ein Programm darf 1 bis 300 Sekunden laufen.</translation>
    </message>
    <message>
        <source>The receiver is gone for good, so it was switched off (410).</source>
        <translation>Der Empfänger ist endgültig verschwunden und wurde deshalb ausgeschaltet (410).</translation>
    </message>
    <message>
        <source>Its destination was switched off.</source>
        <translation>Sein Ziel wurde ausgeschaltet.</translation>
    </message>
    <message>
        <source>Its destination was removed.</source>
        <translation>Sein Ziel wurde entfernt.</translation>
    </message>
    <message>
        <source>It was seen before it could be told.</source>
        <translation>Es wurde gesehen, bevor es zu melden war.</translation>
    </message>
    <message>
        <source>The mail server did not take the user name and password.</source>
        <translation>Der Mailserver hat Benutzername und Passwort nicht angenommen.</translation>
    </message>
    <message>
        <source>The mail server offers no encryption, so nothing was sent to it.</source>
        <translation>Der Mailserver bietet keine Verschlüsselung; deshalb wurde ihm nichts gesendet.</translation>
    </message>
    <message>
        <source>There is no such program.</source>
        <translation>Ein solches Programm gibt es nicht.</translation>
    </message>
    <message>
        <source>The program can&apos;t be started.</source>
        <translation>Das Programm lässt sich nicht starten.</translation>
    </message>
    <message>
        <source>The program took too long, so it was ended.</source>
        <translation>Das Programm dauerte zu lange und wurde deshalb beendet.</translation>
    </message>
    <message>
        <source>This is not a CSS selector.</source>
        <translation>Das ist kein CSS-Selektor.</translation>
    </message>
    <message>
        <source>This is not an XPath expression.</source>
        <translation>Das ist kein XPath-Ausdruck.</translation>
    </message>
    <message>
        <source>This is not a JSON path.</source>
        <translation>Das ist kein JSON-Pfad.</translation>
    </message>
    <message>
        <source>What is to be ignored is not a regular expression.</source>
        <translation>Was übergangen werden soll, ist kein regulärer Ausdruck.</translation>
    </message>
    <message>
        <source>Looking for what is to be ignored takes too long.</source>
        <translation>Zu suchen, was übergangen werden soll, dauert zu lange.</translation>
    </message>
    <message>
        <source>The number that is to be passed is missing.</source>
        <translation>Die Zahl, die über- oder unterschritten werden soll, fehlt.</translation>
    </message>
    <message>
        <source>The text that is to appear or disappear is missing.</source>
        <translation>Der Text, der erscheinen oder verschwinden soll, fehlt.</translation>
    </message>
    <message>
        <source>Of a list only new items can be told.</source>
        <translation>Von einer Liste lassen sich nur neue Einträge melden.</translation>
    </message>
    <message>
        <source>The selector finds nothing on the page.</source>
        <translation>Der Selektor findet auf der Seite nichts.</translation>
    </message>
    <message>
        <source>There is no number in what is watched.</source>
        <translation>In dem, was beobachtet wird, steht keine Zahl.</translation>
    </message>
    <message>
        <source>The answer is not JSON.</source>
        <translation>Die Antwort ist kein JSON.</translation>
    </message>
    <message>
        <source>The answer is neither a page nor text.</source>
        <translation>Die Antwort ist weder eine Seite noch Text.</translation>
    </message>
    <message>
        <source>An error page came, though the server said that all is well.</source>
        <translation>Es kam eine Fehlerseite, obwohl der Server sagte, alles sei in Ordnung.</translation>
    </message>
    <message>
        <source>The site says that it is being worked on.</source>
        <translation>Die Website sagt, dass an ihr gearbeitet wird.</translation>
    </message>
    <message>
        <source>An empty page came.</source>
        <translation>Es kam eine leere Seite.</translation>
    </message>
    <message>
        <source>The page asks for consent to cookies first.</source>
        <translation>Die Seite verlangt zuerst die Zustimmung zu Cookies.</translation>
    </message>
    <message>
        <source>The page wants to see a human first.</source>
        <translation>Die Seite will zuerst einen Menschen sehen.</translation>
    </message>
    <message>
        <source>The page asks to log in first.</source>
        <translation>Die Seite verlangt zuerst eine Anmeldung.</translation>
    </message>
    <message>
        <source>{sentence} It printed: {words}</source>
        <translation>{sentence} Es gab aus: {words}</translation>
    </message>
    <message>
        <source>Can&apos;t look</source>
        <translation>Nicht zu suchen</translation>
    </message>
    <message>
        <source>Part missing</source>
        <translation>Teil fehlt</translation>
    </message>
    <message>
        <source>Other page</source>
        <translation>Andere Seite</translation>
    </message>
    <message>
        <source>The page has changed: choose anew what is to be watched on it.</source>
        <translation>Die Seite hat sich geändert: Wählen Sie neu, was auf ihr beobachtet werden soll.</translation>
    </message>
    <message>
        <source>Choose anew what is to be watched on the page.</source>
        <translation>Wählen Sie neu, was auf der Seite beobachtet werden soll.</translation>
    </message>
    <message>
        <source>The site turns programs away. Look whether it has a feed, or watch another page.</source>
        <translation>Die Website weist Programme ab. Sehen Sie nach, ob sie einen Feed hat, oder beobachten Sie eine andere Seite.</translation>
    </message>
    <message>
        <source>It wants a login on the page, which feedmon can&apos;t do.</source>
        <translation>Sie verlangt eine Anmeldung auf der Seite, und das kann feedmon nicht.</translation>
    </message>
    <message>
        <source>{average} articles a week. The last {weeks} weeks, the oldest first: {numbers}</source>
        <translation>{average} Artikel in der Woche. Die letzten {weeks} Wochen, die älteste zuerst: {numbers}</translation>
    </message>
    <message>
        <source>{day}: {numbers}</source>
        <translation>{day}: {numbers}</translation>
    </message>
    <message>
        <source>The log keeps the last 200 polls of each feed. All polls are in it since {day}.</source>
        <translation>Das Protokoll behält die letzten 200 Abfragen jedes Feeds. Alle Abfragen stehen darin seit {day}.</translation>
    </message>
    <message numerus="yes">
        <source>{n} articles in the last week</source>
        <translation>
            <numerusform>{n} Artikel in der letzten Woche</numerusform>
            <numerusform>{n} Artikel in der letzten Woche</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} {number}</source>
        <translation>{name} {number}</translation>
    </message>
    <message>
        <source>{name}: {trouble}</source>
        <translation>{name}: {trouble}</translation>
    </message>
    <message>
        <source>{name} took the sample.</source>
        <translation>{name} hat die Probe angenommen.</translation>
    </message>
    <message>
        <source>{days}, {time}</source>
        <translation>{days}, {time}</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Jeden Tag</translation>
    </message>
    <message>
        <source>No day</source>
        <translation>An keinem Tag</translation>
    </message>
    <message>
        <source>nowhere</source>
        <translation>nirgendwohin</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>next {when}</source>
        <translation>nächstes Mal {when}</translation>
    </message>
    <message>
        <source>It would have matched {matched} of {all} articles in the last {days} days: {often}.</source>
        <translation>Sie hätte {matched} von {all} Artikeln der letzten {days} Tage gefunden: {often}.</translation>
    </message>
    <message>
        <source>The pattern took too long, so not all was looked through. Make it simpler.</source>
        <translation>Das Muster dauerte zu lange; deshalb wurde nicht alles durchgesehen. Machen Sie es einfacher.</translation>
    </message>
    <message>
        <source>less than one a week</source>
        <translation>weniger als einer in der Woche</translation>
    </message>
    <message numerus="yes">
        <source>{n} articles so far, of {all} in the last {days} days…</source>
        <translation>
            <numerusform>Bisher {n} Artikel, von {all} aus den letzten {days} Tagen …</numerusform>
            <numerusform>Bisher {n} Artikel, von {all} aus den letzten {days} Tagen …</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no article of the last {days} days to try it on.</source>
        <translation>Aus den letzten {days} Tagen gibt es keinen Artikel, an dem sie sich erproben ließe.</translation>
    </message>
    <message numerus="yes">
        <source>It would have matched none of {n} articles in the last {days} days.</source>
        <translation>
            <numerusform>Sie hätte den {n} Artikel der letzten {days} Tage nicht gefunden.</numerusform>
            <numerusform>Sie hätte keinen von {n} Artikeln der letzten {days} Tage gefunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>{number} a day</source>
        <translation>{number} am Tag</translation>
    </message>
    <message>
        <source>{number} a week</source>
        <translation>{number} in der Woche</translation>
    </message>
    <message>
        <source>Asking</source>
        <translation>Fragt</translation>
    </message>
    <message>
        <source>Storing</source>
        <translation>Speichert</translation>
    </message>
    <message>
        <source>The server asked to be left alone until then</source>
        <translation>Der Server bat darum, bis dahin in Ruhe gelassen zu werden</translation>
    </message>
    <message>
        <source>The network was away</source>
        <translation>Das Netz war weg</translation>
    </message>
    <message>
        <source>It was due: {why}</source>
        <translation>Er war fällig: {why}</translation>
    </message>
    <message>
        <source>Asked within moments: {why}</source>
        <translation>Wird gleich gefragt: {why}</translation>
    </message>
    <message numerus="yes">
        <source>{n} failures in a row: {problem}</source>
        <translation>
            <numerusform>{n} Fehler: {problem}</numerusform>
            <numerusform>{n} Fehler hintereinander: {problem}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for {n} days</source>
        <translation>
            <numerusform>seit {n} Tag</numerusform>
            <numerusform>seit {n} Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in {n} days</source>
        <translation>
            <numerusform>in {n} Tag</numerusform>
            <numerusform>in {n} Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>You refreshed it</source>
        <translation>Sie haben ihn aktualisiert</translation>
    </message>
    <message>
        <source>It is not its turn yet at {host}</source>
        <translation>Er ist bei {host} noch nicht an der Reihe</translation>
    </message>
    <message>
        <source>{host} gets a pause between two requests</source>
        <translation>{host} bekommt eine Pause zwischen zwei Anfragen</translation>
    </message>
    <message>
        <source>The answer is there, and is read and stored</source>
        <translation>Die Antwort ist da, wird gelesen und gespeichert</translation>
    </message>
    <message>
        <source>for {seconds} s</source>
        <translation>seit {seconds} s</translation>
    </message>
    <message>
        <source>for {minutes} min</source>
        <translation>seit {minutes} min</translation>
    </message>
    <message>
        <source>for {hours} h</source>
        <translation>seit {hours} h</translation>
    </message>
    <message>
        <source>in {seconds} s</source>
        <translation>in {seconds} s</translation>
    </message>
    <message>
        <source>in {minutes} min</source>
        <translation>in {minutes} min</translation>
    </message>
    <message>
        <source>in {hours} h</source>
        <translation>in {hours} h</translation>
    </message>
    <message>
        <source>No alert: the rule is off.</source>
        <translation>Keine Meldung: die Regel ist aus.</translation>
    </message>
    <message>
        <source>No alert: the rule is about other feeds.</source>
        <translation>Keine Meldung: bei der Regel geht es um andere Feeds.</translation>
    </message>
    <message>
        <source>No alert: an earlier rule matched, and ended it for those after it.</source>
        <translation>Keine Meldung: eine frühere Regel traf zu, und danach war Schluss.</translation>
    </message>
    <message>
        <source>No alert: the rule does other things, and tells nobody.</source>
        <translation>Keine Meldung: die Regel tut anderes und meldet nichts.</translation>
    </message>
    <message>
        <source>No alert: the article came when its feed was fetched for the first time.</source>
        <translation>Keine Meldung: der Artikel kam, als sein Feed zum ersten Mal geholt wurde.</translation>
    </message>
    <message>
        <source>No alert: the article came before the rule was made, or changed.</source>
        <translation>Keine Meldung: der Artikel kam, bevor die Regel angelegt oder geändert wurde.</translation>
    </message>
    <message>
        <source>Not told: another feed had told this story before.</source>
        <translation>Nicht gemeldet: diese Geschichte kam vorher schon aus einem anderen Feed.</translation>
    </message>
    <message>
        <source>{where} {how} “{what}”</source>
        <translation>{where} {how} „{what}“</translation>
    </message>
    <message>
        <source>No rule finds this article, so you were not told.</source>
        <translation>Keine Regel findet diesen Artikel; deshalb wurde nichts gemeldet.</translation>
    </message>
    <message>
        <source>Every article</source>
        <translation>Jeder Artikel</translation>
    </message>
    <message>
        <source>All of these</source>
        <translation>Alle davon</translation>
    </message>
    <message>
        <source>Any of these</source>
        <translation>Eine davon</translation>
    </message>
    <message>
        <source>False: its pattern took too long</source>
        <translation>Trifft nicht zu: das Muster dauerte zu lange</translation>
    </message>
    <message>
        <source>False</source>
        <translation>Trifft nicht zu</translation>
    </message>
    <message>
        <source>True: {found}</source>
        <translation>Trifft zu: {found}</translation>
    </message>
    <message>
        <source>True</source>
        <translation>Trifft zu</translation>
    </message>
    <message>
        <source>{words} ({where})</source>
        <translation>{words} ({where})</translation>
    </message>
    <message>
        <source>You were told</source>
        <translation>Ihnen gemeldet</translation>
    </message>
    <message>
        <source>Finds it</source>
        <translation>Findet ihn</translation>
    </message>
    <message>
        <source>Does not find it</source>
        <translation>Findet ihn nicht</translation>
    </message>
    <message>
        <source>There are no rules yet, so nothing tells you of articles.</source>
        <translation>Es gibt noch keine Regeln; deshalb meldet nichts Ihnen Artikel.</translation>
    </message>
    <message numerus="yes">
        <source>{n} rules told you of this.</source>
        <translation>
            <numerusform>{n} Regel hat Ihnen das gemeldet.</numerusform>
            <numerusform>{n} Regeln haben Ihnen das gemeldet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} rules find this article, and told you nothing.</source>
        <translation>
            <numerusform>{n} Regel findet diesen Artikel und hat nichts gemeldet.</numerusform>
            <numerusform>{n} Regeln finden diesen Artikel und haben nichts gemeldet.</numerusform>
        </translation>
    </message>
    <message>
        <source>It found the article when it came; rule or article are others now.</source>
        <translation>Sie fand den Artikel, als er kam; Regel oder Artikel sind jetzt anders.</translation>
    </message>
    <message>
        <source>It told of the article, and this was sent nowhere by itself.</source>
        <translation>Sie hat den Artikel gemeldet, und das wurde für sich allein nirgendwohin gesendet.</translation>
    </message>
    <message>
        <source>{said}: {trouble}</source>
        <translation>{said}: {trouble}</translation>
    </message>
    <message>
        <source>You cancelled it</source>
        <translation>Von Ihnen abgebrochen</translation>
    </message>
    <message>
        <source>what is watched on this page can&apos;t be looked for</source>
        <translation>was auf dieser Seite beobachtet wird, lässt sich nicht suchen</translation>
    </message>
    <message>
        <source>Reading this feed took too long or too much memory.</source>
        <translation>Diesen Feed zu lesen dauerte zu lange oder brauchte zu viel Speicher.</translation>
    </message>
    <message>
        <source>Something went wrong inside feedmon ({}). The log has the details.</source>
        <translation>In feedmon ist etwas schiefgegangen ({}). Einzelheiten stehen im Protokoll.</translation>
    </message>
    <message>
        <source>The article store could not do that.</source>
        <translation>Der Artikelspeicher konnte das nicht.</translation>
    </message>
    <message>
        <source>The disk has no room for a copy of the article store.</source>
        <translation>Die Platte hat keinen Platz für eine Kopie des Artikelspeichers.</translation>
    </message>
    <message>
        <source>The article store is in use by another program. End that and try again.</source>
        <translation>Der Artikelspeicher wird von einem anderen Programm benutzt. Beenden Sie das und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The feed could not be fetched.</source>
        <translation>Der Feed konnte nicht geholt werden.</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>Der Server hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Something went wrong inside feedmon. The log has the details.</source>
        <translation>In feedmon ist etwas schiefgegangen. Einzelheiten stehen im Protokoll.</translation>
    </message>
    <message>
        <source>The server answered with an error.</source>
        <translation>Der Server hat mit einem Fehler geantwortet.</translation>
    </message>
    <message>
        <source>The server points to an address inside a private network.</source>
        <translation>Der Server verweist auf eine Adresse in einem privaten Netz.</translation>
    </message>
    <message>
        <source>This copy of the article store is not there any more.</source>
        <translation>Diese Kopie des Artikelspeichers gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>This is neither a list of feeds nor the data of a program that feedmon knows.</source>
        <translation>Das ist weder eine Liste von Feeds, noch sind es die Daten eines Programms, das feedmon kennt.</translation>
    </message>
    <message>
        <source>This data is of a version of its program that feedmon does not know.</source>
        <translation>Diese Daten sind von einer Version ihres Programms, die feedmon nicht kennt.</translation>
    </message>
    <message>
        <source>This data is damaged.</source>
        <translation>Diese Daten sind beschädigt.</translation>
    </message>
    <message>
        <source>The other program is writing to its data. Try again in a moment, or close it.</source>
        <translation>Das andere Programm schreibt gerade in seine Daten. Versuchen Sie es gleich noch einmal, oder schließen Sie es.</translation>
    </message>
    <message>
        <source>The other program did not end cleanly. Start and close it once, then try again.</source>
        <translation>Das andere Programm wurde nicht sauber beendet. Starten und schließen Sie es einmal, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>This file can&apos;t be read. Check its permissions.</source>
        <translation>Diese Datei lässt sich nicht lesen. Prüfen Sie ihre Rechte.</translation>
    </message>
    <message>
        <source>This file ends in the middle.</source>
        <translation>Diese Datei endet mittendrin.</translation>
    </message>
    <message>
        <source>Something in this file is larger than feedmon accepts.</source>
        <translation>Etwas in dieser Datei ist größer, als feedmon annimmt.</translation>
    </message>
    <message>
        <source>Only letters without accents, digits and signs can be sent.</source>
        <translation>Nur Buchstaben ohne Akzente, Ziffern und Zeichen können gesendet werden.</translation>
    </message>
    <message>
        <source>This is too long: servers take 500 characters at the most.</source>
        <translation>Das ist zu lang: Server nehmen höchstens 500 Zeichen.</translation>
    </message>
    <message>
        <source>This page names no feed.</source>
        <translation>Diese Seite nennt keinen Feed.</translation>
    </message>
    <message>
        <source>This page names a feed, but what is there is not one.</source>
        <translation>Diese Seite nennt einen Feed, aber was dort liegt, ist keiner.</translation>
    </message>
    <message>
        <source>There is no feed in the usual places either.</source>
        <translation>Auch an den üblichen Stellen ist kein Feed.</translation>
    </message>
    <message>
        <source>What came back was empty.</source>
        <translation>Was zurückkam, war leer.</translation>
    </message>
    <message>
        <source>What came back is JSON, but not a JSON feed.</source>
        <translation>Was zurückkam, ist JSON, aber kein JSON-Feed.</translation>
    </message>
    <message>
        <source>What came back is XML, but not a feed.</source>
        <translation>Was zurückkam, ist XML, aber kein Feed.</translation>
    </message>
    <message>
        <source>What came back is neither a feed nor a web page.</source>
        <translation>Was zurückkam, ist weder ein Feed noch eine Webseite.</translation>
    </message>
    <message>
        <source>The proxy can&apos;t be reached.</source>
        <translation>Der Proxy ist nicht zu erreichen.</translation>
    </message>
    <message>
        <source>The proxy asks for a user name and password.</source>
        <translation>Der Proxy verlangt Benutzername und Passwort.</translation>
    </message>
    <message>
        <source>The proxy is of a kind that feedmon can&apos;t use.</source>
        <translation>Einen Proxy dieser Art kann feedmon nicht benutzen.</translation>
    </message>
    <message>
        <source>The server does not understand the address (400).</source>
        <translation>Der Server versteht die Adresse nicht (400).</translation>
    </message>
    <message>
        <source>The server asks for a user name and password (401).</source>
        <translation>Der Server verlangt Benutzername und Passwort (401).</translation>
    </message>
    <message>
        <source>The server asks for payment (402).</source>
        <translation>Der Server verlangt eine Bezahlung (402).</translation>
    </message>
    <message>
        <source>The server refuses to give out this feed (403).</source>
        <translation>Der Server gibt diesen Feed nicht heraus (403).</translation>
    </message>
    <message>
        <source>There is nothing at this address (404).</source>
        <translation>An dieser Adresse ist nichts (404).</translation>
    </message>
    <message>
        <source>The publisher removed this feed for good (410).</source>
        <translation>Der Herausgeber hat diesen Feed endgültig entfernt (410).</translation>
    </message>
    <message>
        <source>The server asked to be asked less often (429).</source>
        <translation>Der Server bat darum, seltener gefragt zu werden (429).</translation>
    </message>
    <message>
        <source>The server has an error of its own (500).</source>
        <translation>Der Server hat selbst einen Fehler (500).</translation>
    </message>
    <message>
        <source>The server is having trouble (502).</source>
        <translation>Der Server hat Schwierigkeiten (502).</translation>
    </message>
    <message>
        <source>The server is overloaded or down for maintenance (503).</source>
        <translation>Der Server ist überlastet oder wird gewartet (503).</translation>
    </message>
    <message>
        <source>The server is having trouble (504).</source>
        <translation>Der Server hat Schwierigkeiten (504).</translation>
    </message>
    <message>
        <source>The server&apos;s name is not known (any more).</source>
        <translation>Den Namen des Servers gibt es nicht (mehr).</translation>
    </message>
    <message>
        <source>There is no way to the server&apos;s network.</source>
        <translation>Zum Netz des Servers führt kein Weg.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate has expired.</source>
        <translation>Das Zertifikat des Servers ist abgelaufen.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate belongs to another address.</source>
        <translation>Das Zertifikat des Servers gehört zu einer anderen Adresse.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted.</source>
        <translation>Dem Zertifikat des Servers ist nicht zu trauen.</translation>
    </message>
    <message>
        <source>The answer is larger than 15 MB, so it was not read.</source>
        <translation>Die Antwort ist größer als 15 MB und wurde deshalb nicht gelesen.</translation>
    </message>
    <message>
        <source>The answer unpacks to 200 times its size, so it was not read.</source>
        <translation>Ausgepackt ist die Antwort 200-mal so groß; deshalb wurde sie nicht gelesen.</translation>
    </message>
    <message>
        <source>The answer has too many headers, or one beyond 32 kB.</source>
        <translation>Die Antwort hat zu viele Kopfzeilen, oder eine von mehr als 32 kB.</translation>
    </message>
    <message>
        <source>The server redirects in a circle.</source>
        <translation>Der Server leitet im Kreis weiter.</translation>
    </message>
    <message>
        <source>The server redirects too many times.</source>
        <translation>Der Server leitet zu oft weiter.</translation>
    </message>
    <message>
        <source>The server redirects to something that is not a web address.</source>
        <translation>Der Server leitet zu etwas weiter, das keine Webadresse ist.</translation>
    </message>
    <message>
        <source>The server redirects without saying where to.</source>
        <translation>Der Server leitet weiter, ohne zu sagen wohin.</translation>
    </message>
    <message>
        <source>What came back is a web page, not a feed.</source>
        <translation>Was zurückkam, ist eine Webseite, kein Feed.</translation>
    </message>
    <message>
        <source>What the article links to is no web page.</source>
        <translation>Worauf der Artikel verweist, ist keine Webseite.</translation>
    </message>
    <message>
        <source>Reading this feed took too long.</source>
        <translation>Diesen Feed zu lesen dauerte zu lange.</translation>
    </message>
    <message>
        <source>Reading this feed took too much memory.</source>
        <translation>Diesen Feed zu lesen brauchte zu viel Speicher.</translation>
    </message>
    <message>
        <source>Reading this feed failed.</source>
        <translation>Das Lesen dieses Feeds ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Something went wrong inside feedmon ({name}). The log has the details.</source>
        <translation>In feedmon ist etwas schiefgegangen ({name}). Einzelheiten stehen im Protokoll.</translation>
    </message>
    <message>
        <source>The answer is larger than {limit} MB, so it was not read.</source>
        <translation>Die Antwort ist größer als {limit} MB und wurde deshalb nicht gelesen.</translation>
    </message>
    <message>
        <source>Something went wrong ({code}).</source>
        <translation>Etwas ist schiefgegangen ({code}).</translation>
    </message>
    <message>
        <source>The server asked to be left alone until {when}.</source>
        <translation>Der Server bat darum, bis {when} in Ruhe gelassen zu werden.</translation>
    </message>
    <message>
        <source>{host} answered {status} with something else{type}.</source>
        <translation>{host} hat {status} und etwas anderes geantwortet{type}.</translation>
    </message>
    <message>
        <source>{host} answered {status} with a web page{type}.</source>
        <translation>{host} hat {status} und eine Webseite geantwortet{type}.</translation>
    </message>
    <message>
        <source>{host} answered {status} with JSON{type}.</source>
        <translation>{host} hat {status} und JSON geantwortet{type}.</translation>
    </message>
    <message>
        <source>{host} answered {status} with an XML document{type}.</source>
        <translation>{host} hat {status} und ein XML-Dokument geantwortet{type}.</translation>
    </message>
    <message>
        <source>{host} answered {status} with nothing{type}.</source>
        <translation>{host} hat {status} und sonst nichts geantwortet{type}.</translation>
    </message>
    <message numerus="yes">
        <source>Following {n} feeds</source>
        <translation>
            <numerusform>{n} Feed abonniert</numerusform>
            <numerusform>{n} Feeds abonniert</numerusform>
        </translation>
    </message>
    <message>
        <source>Following {title}</source>
        <translation>{title} abonniert</translation>
    </message>
    <message>
        <source>Followed already</source>
        <translation>Schon abonniert</translation>
    </message>
    <message>
        <source>newest {age}</source>
        <translation>neuester vor {age}</translation>
    </message>
    <message>
        <source>The server refuses to give out this page (403).</source>
        <translation>Der Server gibt diese Seite nicht heraus (403).</translation>
    </message>
    <message>
        <source>The publisher removed this page for good (410).</source>
        <translation>Der Herausgeber hat diese Seite endgültig entfernt (410).</translation>
    </message>
    <message>
        <source>Reading this page took too long.</source>
        <translation>Diese Seite zu lesen dauerte zu lange.</translation>
    </message>
    <message>
        <source>Reading this page took too much memory.</source>
        <translation>Diese Seite zu lesen brauchte zu viel Speicher.</translation>
    </message>
    <message>
        <source>Reading this page failed.</source>
        <translation>Das Lesen dieser Seite ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>The full text could not be fetched. {reason}</source>
        <translation>Der Volltext konnte nicht geholt werden. {reason}</translation>
    </message>
    <message>
        <source>Server error</source>
        <translation>Serverfehler</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Geht</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>Geparkt</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Not fetched</source>
        <translation>Nicht geholt</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>Kein Netz</translation>
    </message>
    <message>
        <source>Proxy failed</source>
        <translation>Proxyfehler</translation>
    </message>
    <message>
        <source>Name not found</source>
        <translation>Name unbekannt</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>Nicht erreicht</translation>
    </message>
    <message>
        <source>Not secure</source>
        <translation>Nicht sicher</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>Zu spät</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>Zu groß</translation>
    </message>
    <message>
        <source>Bad redirect</source>
        <translation>Falsch umgeleitet</translation>
    </message>
    <message>
        <source>Private address</source>
        <translation>Private Adresse</translation>
    </message>
    <message>
        <source>Asked to wait</source>
        <translation>Soll warten</translation>
    </message>
    <message>
        <source>Garbled</source>
        <translation>Entstellt</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>Nicht verstanden</translation>
    </message>
    <message>
        <source>Not a feed</source>
        <translation>Kein Feed</translation>
    </message>
    <message>
        <source>Took too much</source>
        <translation>Zu aufwendig</translation>
    </message>
    <message>
        <source>Internal error</source>
        <translation>Interner Fehler</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Bad address</source>
        <translation>Falsche Adresse</translation>
    </message>
    <message>
        <source>Login needed</source>
        <translation>Anmeldung nötig</translation>
    </message>
    <message>
        <source>Payment needed</source>
        <translation>Bezahlung nötig</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Proxy login</source>
        <translation>Proxy-Anmeldung</translation>
    </message>
    <message>
        <source>Too often</source>
        <translation>Zu oft</translation>
    </message>
    <message>
        <source>Blocked by law</source>
        <translation>Gesetzlich gesperrt</translation>
    </message>
    <message>
        <source>Overloaded</source>
        <translation>Überlastet</translation>
    </message>
    <message>
        <source>It needs a login: give the feed a user name and a password.</source>
        <translation>Eine Anmeldung ist nötig: geben Sie dem Feed Benutzername und Passwort.</translation>
    </message>
    <message>
        <source>Look at the site: it may be for subscribers only now.</source>
        <translation>Sehen Sie sich die Website an: vielleicht ist sie jetzt nur für Abonnenten.</translation>
    </message>
    <message>
        <source>Look at the site in the browser. If it opens there, the server turns programs away.</source>
        <translation>Sehen Sie sich die Website im Browser an. Wenn sie sich dort öffnet, weist der Server Programme ab.</translation>
    </message>
    <message>
        <source>Look at the site: the feed may have another address now. You can change it.</source>
        <translation>Sehen Sie sich die Website an: der Feed hat vielleicht eine andere Adresse. Sie können sie ändern.</translation>
    </message>
    <message>
        <source>It is not asked any more. Its articles stay until you unsubscribe.</source>
        <translation>Er wird nicht mehr gefragt. Seine Artikel bleiben, bis Sie ihn abbestellen.</translation>
    </message>
    <message>
        <source>Nothing is to be done: it is asked less often now.</source>
        <translation>Zu tun ist nichts: er wird jetzt seltener gefragt.</translation>
    </message>
    <message>
        <source>It is withheld where you are. Another address of it may work.</source>
        <translation>Wo Sie sind, wird er zurückgehalten. Eine andere Adresse kann helfen.</translation>
    </message>
    <message>
        <source>Often it passes by itself. If it stays, look at the site.</source>
        <translation>Oft geht das von selbst vorbei. Wenn es bleibt, sehen Sie sich die Website an.</translation>
    </message>
    <message>
        <source>The site may have moved or closed. Look for its new address, or unsubscribe.</source>
        <translation>Die Website ist vielleicht umgezogen oder geschlossen. Suchen Sie ihre neue Adresse, oder bestellen Sie den Feed ab.</translation>
    </message>
    <message>
        <source>Check the network. If other feeds work, the site may be away.</source>
        <translation>Prüfen Sie das Netz. Wenn andere Feeds gehen, ist die Website vielleicht weg.</translation>
    </message>
    <message>
        <source>Check the network: it is asked again when there is one.</source>
        <translation>Prüfen Sie das Netz: sobald es da ist, wird wieder gefragt.</translation>
    </message>
    <message>
        <source>Check the proxy in the preferences.</source>
        <translation>Prüfen Sie den Proxy in den Einstellungen.</translation>
    </message>
    <message>
        <source>The site may be down. It is asked again, less and less often.</source>
        <translation>Die Website ist vielleicht ausgefallen. Sie wird wieder gefragt, immer seltener.</translation>
    </message>
    <message>
        <source>Its publisher has to renew it; until then nothing is fetched.</source>
        <translation>Der Herausgeber muss es erneuern; bis dahin wird nichts geholt.</translation>
    </message>
    <message>
        <source>Look at the site: the feed may live at another address now.</source>
        <translation>Sehen Sie sich die Website an: der Feed liegt jetzt vielleicht an einer anderen Adresse.</translation>
    </message>
    <message>
        <source>Something may be reading along, or the publisher made the certificate on their own.</source>
        <translation>Vielleicht liest jemand mit, oder der Herausgeber hat das Zertifikat selbst gemacht.</translation>
    </message>
    <message>
        <source>Look at the site in the browser, which says more about it.</source>
        <translation>Sehen Sie sich die Website im Browser an, der mehr dazu sagt.</translation>
    </message>
    <message>
        <source>The server is slow or overloaded. It is asked again later.</source>
        <translation>Der Server ist langsam oder überlastet. Er wird später wieder gefragt.</translation>
    </message>
    <message>
        <source>Tell its publisher: a feed of this size helps nobody. If you need it all the same, Preferences &gt; Network says how much is read.</source>
        <translation>Sagen Sie es dem Herausgeber: ein Feed von dieser Größe hilft niemandem. Wenn Sie ihn trotzdem ganz brauchen: unter Einstellungen &gt; Netzwerk steht, wie viel gelesen wird.</translation>
    </message>
    <message>
        <source>Tell its publisher: no honest feed unpacks like this.</source>
        <translation>Sagen Sie es dem Herausgeber: kein ehrlicher Feed wird beim Auspacken so groß.</translation>
    </message>
    <message>
        <source>Tell its publisher: hardly any program reads so many.</source>
        <translation>Sagen Sie es dem Herausgeber: kaum ein Programm liest so viele.</translation>
    </message>
    <message>
        <source>Look at the site: the feed may have another address now.</source>
        <translation>Sehen Sie sich die Website an: der Feed hat vielleicht eine andere Adresse.</translation>
    </message>
    <message>
        <source>Only an address that you give yourself may lead there.</source>
        <translation>Dorthin darf nur eine Adresse führen, die Sie selbst angeben.</translation>
    </message>
    <message>
        <source>It is asked again when the server wants to be asked.</source>
        <translation>Er wird wieder gefragt, wenn der Server es will.</translation>
    </message>
    <message>
        <source>Look at the site: the page may name the feed&apos;s new address, or ask for a login.</source>
        <translation>Sehen Sie sich die Website an: die Seite nennt vielleicht die neue Adresse des Feeds, oder verlangt eine Anmeldung.</translation>
    </message>
    <message>
        <source>The log has the details; a report of them helps to mend it.</source>
        <translation>Einzelheiten stehen im Protokoll; ein Bericht hilft bei der Reparatur.</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>{milliseconds} ms</source>
        <translation>{milliseconds} ms</translation>
    </message>
    <message>
        <source>{new} new</source>
        <translation>{new} neu</translation>
    </message>
    <message>
        <source>{updated} changed</source>
        <translation>{updated} geändert</translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>Nichts Neues</translation>
    </message>
    <message>
        <source>Last answer: {answer}</source>
        <translation>Letzte Antwort: {answer}</translation>
    </message>
    <message>
        <source>Failures in a row: {failures}</source>
        <translation>Fehler hintereinander: {failures}</translation>
    </message>
    <message numerus="yes">
        <source>{n} requests</source>
        <translation>
            <numerusform>{n} Anfrage</numerusform>
            <numerusform>{n} Anfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>{share} % “nothing new” (304)</source>
        <translation>{share} % „nichts Neues“ (304)</translation>
    </message>
    <message>
        <source>Last success: never</source>
        <translation>Letzter Erfolg: nie</translation>
    </message>
    <message>
        <source>Last success: {when}</source>
        <translation>Letzter Erfolg: {when}</translation>
    </message>
    <message>
        <source>{size} saved</source>
        <translation>{size} gespart</translation>
    </message>
    <message>
        <source>All feeds</source>
        <translation>Alle Feeds</translation>
    </message>
    <message>
        <source>An entry without a name</source>
        <translation>Ein Eintrag ohne Namen</translation>
    </message>
    <message>
        <source>All that match</source>
        <translation>Alle, die passen</translation>
    </message>
    <message>
        <source>No feed matches</source>
        <translation>Kein Feed passt</translation>
    </message>
    <message numerus="yes">
        <source>{name} lists {n} feeds: {parts}.</source>
        <translation>
            <numerusform>{name} führt {n} Feed auf: {parts}.</numerusform>
            <numerusform>{name} führt {n} Feeds auf: {parts}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} entries can&apos;t be followed:</source>
        <translation>
            <numerusform>{n} Eintrag lässt sich nicht abonnieren:</numerusform>
            <numerusform>{n} Einträge lassen sich nicht abonnieren:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Load pictures in the {n} feeds for which this list says so</source>
        <translation>
            <numerusform>&amp;Bilder in dem Feed laden, für den diese Liste es so will</numerusform>
            <numerusform>&amp;Bilder in den {n} Feeds laden, für die diese Liste es so will</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use another user a&amp;gent for the {n} feeds for which this list says so</source>
        <translation>
            <numerusform>Anderen User-A&amp;gent für den Feed verwenden, für den diese Liste es so will</numerusform>
            <numerusform>Anderen User-A&amp;gent für die {n} Feeds verwenden, für die diese Liste es so will</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Fetch full texts for the {n} feeds for which this list says so</source>
        <translation>
            <numerusform>&amp;Volltexte für den Feed holen, für den diese Liste es so will</numerusform>
            <numerusform>&amp;Volltexte für die {n} Feeds holen, für die diese Liste es so will</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Following {n} feeds from {name}</source>
        <translation>
            <numerusform>{n} Feed aus {name} abonniert</numerusform>
            <numerusform>{n} Feeds aus {name} abonniert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} feeds exported to {name}</source>
        <translation>
            <numerusform>{n} Feed nach {name} exportiert</numerusform>
            <numerusform>{n} Feeds nach {name} exportiert</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} lists no feed that could be followed.</source>
        <translation>{name} führt keinen Feed auf, der sich abonnieren ließe.</translation>
    </message>
    <message numerus="yes">
        <source>{name} lists {n} feeds.</source>
        <translation>
            <numerusform>{name} führt {n} Feed auf.</numerusform>
            <numerusform>{name} führt {n} Feeds auf.</numerusform>
        </translation>
    </message>
    <message>
        <source>{picked} of {free}</source>
        <translation>{picked} von {free}</translation>
    </message>
    <message numerus="yes">
        <source>Follow {n} Feeds</source>
        <translation>
            <numerusform>{n} Feed abonnieren</numerusform>
            <numerusform>{n} Feeds abonnieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Follow Feeds</source>
        <translation>Feeds abonnieren</translation>
    </message>
    <message>
        <source>{name}: no new feed</source>
        <translation>{name}: kein neuer Feed</translation>
    </message>
    <message numerus="yes">
        <source>{n} are followed already</source>
        <translation>
            <numerusform>{n} ist schon abonniert</numerusform>
            <numerusform>{n} sind schon abonniert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} were listed more than once</source>
        <translation>
            <numerusform>{n} war mehrfach aufgeführt</numerusform>
            <numerusform>{n} waren mehrfach aufgeführt</numerusform>
        </translation>
    </message>
    <message>
        <source>and {more} more</source>
        <translation>und {more} weitere</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message numerus="yes">
        <source>{n} bytes</source>
        <translation>
            <numerusform>{n} Byte</numerusform>
            <numerusform>{n} Byte</numerusform>
        </translation>
    </message>
    <message>
        <source>there is nothing older</source>
        <translation>es gibt nichts Älteres</translation>
    </message>
    <message>
        <source>nothing is missing any more</source>
        <translation>nichts fehlt mehr</translation>
    </message>
    <message>
        <source>there is more</source>
        <translation>es gibt noch mehr</translation>
    </message>
    <message>
        <source>no more of this feed are kept</source>
        <translation>mehr werden von diesem Feed nicht behalten</translation>
    </message>
    <message>
        <source>the feed has another address now</source>
        <translation>der Feed hat jetzt eine andere Adresse</translation>
    </message>
    <message>
        <source>they are being loaded already</source>
        <translation>sie werden schon geladen</translation>
    </message>
    <message numerus="yes">
        <source>Loading older articles: {new} from {n} documents so far</source>
        <translation>
            <numerusform>Ältere Artikel werden geladen: bisher {new} aus {n} Dokument</numerusform>
            <numerusform>Ältere Artikel werden geladen: bisher {new} aus {n} Dokumenten</numerusform>
        </translation>
    </message>
    <message>
        <source>{feeds} feeds have moved for good: {names}.</source>
        <translation>{feeds} Feeds sind endgültig umgezogen: {names}.</translation>
    </message>
    <message>
        <source>Loading older articles…</source>
        <translation>Ältere Artikel werden geladen …</translation>
    </message>
    <message numerus="yes">
        <source>{n} older articles</source>
        <translation>
            <numerusform>{n} älterer Artikel</numerusform>
            <numerusform>{n} ältere Artikel</numerusform>
        </translation>
    </message>
    <message>
        <source>no older articles</source>
        <translation>keine älteren Artikel</translation>
    </message>
    <message>
        <source>“{title}” has moved for good, and is followed at {where}.</source>
        <translation>„{title}“ ist endgültig umgezogen und liegt jetzt bei {where}.</translation>
    </message>
    <message numerus="yes">
        <source>{feeds} feeds have moved for good: {names} and {n} others.</source>
        <translation>
            <numerusform>{feeds} Feeds sind endgültig umgezogen: {names} und {n} weiterer.</numerusform>
            <numerusform>{feeds} Feeds sind endgültig umgezogen: {names} und {n} weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>Polling paused until {clock_time}</source>
        <translation>Abfragen angehalten bis {clock_time}</translation>
    </message>
    <message>
        <source>Polling paused</source>
        <translation>Abfragen angehalten</translation>
    </message>
    <message>
        <source>Mondays</source>
        <translation>montags</translation>
    </message>
    <message>
        <source>Tuesdays</source>
        <translation>dienstags</translation>
    </message>
    <message>
        <source>Wednesdays</source>
        <translation>mittwochs</translation>
    </message>
    <message>
        <source>Thursdays</source>
        <translation>donnerstags</translation>
    </message>
    <message>
        <source>Fridays</source>
        <translation>freitags</translation>
    </message>
    <message>
        <source>Saturdays</source>
        <translation>samstags</translation>
    </message>
    <message>
        <source>Sundays</source>
        <translation>sonntags</translation>
    </message>
    <message>
        <source>Changed by you</source>
        <translation>Von Ihnen geändert</translation>
    </message>
    <message>
        <source>Moved by the publisher</source>
        <translation>Vom Herausgeber verlegt</translation>
    </message>
    <message>
        <source>Merged into this feed</source>
        <translation>Mit diesem Feed zusammengeführt</translation>
    </message>
    <message>
        <source>An “&amp;” stands alone; it has to be written as “&amp;amp;”.</source>
        <translation>Ein „&amp;“ steht allein; es muss „&amp;amp;“ geschrieben werden.</translation>
    </message>
    <message>
        <source>A “&lt;” stands alone; it has to be written as “&amp;lt;”.</source>
        <translation>Ein „&lt;“ steht allein; es muss „&amp;lt;“ geschrieben werden.</translation>
    </message>
    <message>
        <source>There is a control character, which no document may have.</source>
        <translation>Es gibt ein Steuerzeichen, das in keinem Dokument stehen darf.</translation>
    </message>
    <message>
        <source>A tag has the same attribute twice.</source>
        <translation>Ein Tag hat dasselbe Attribut zweimal.</translation>
    </message>
    <message>
        <source>An abbreviation of its own was left out, since it grows too large.</source>
        <translation>Eine eigene Abkürzung wurde weggelassen, weil sie zu groß wird.</translation>
    </message>
    <message>
        <source>A character is named by number that no document may have.</source>
        <translation>Ein Zeichen ist mit einer Nummer genannt, die in keinem Dokument stehen darf.</translation>
    </message>
    <message>
        <source>A character is named as in HTML, which a feed does not know.</source>
        <translation>Ein Zeichen ist wie in HTML genannt, und das kennt ein Feed nicht.</translation>
    </message>
    <message>
        <source>One of its articles is none, and was left out.</source>
        <translation>Einer seiner Artikel ist keiner und wurde weggelassen.</translation>
    </message>
    <message>
        <source>There is something behind the end of the feed.</source>
        <translation>Hinter dem Ende des Feeds steht noch etwas.</translation>
    </message>
    <message>
        <source>There is something before the beginning of the feed.</source>
        <translation>Vor dem Anfang des Feeds steht etwas.</translation>
    </message>
    <message>
        <source>An attribute of a tag is not written as it has to be.</source>
        <translation>Ein Attribut eines Tags ist nicht geschrieben, wie es sein muss.</translation>
    </message>
    <message>
        <source>A tag is not closed, or closed in the wrong order.</source>
        <translation>Ein Tag ist nicht geschlossen, oder in der falschen Reihenfolge.</translation>
    </message>
    <message>
        <source>It does not say in which encoding it is written.</source>
        <translation>Es sagt nicht, in welcher Kodierung es geschrieben ist.</translation>
    </message>
    <message>
        <source>It does not say which version of JSON Feed it is.</source>
        <translation>Es sagt nicht, welche Version von JSON Feed es ist.</translation>
    </message>
    <message>
        <source>It is not written as XML has to be.</source>
        <translation>Es ist nicht geschrieben, wie XML es sein muss.</translation>
    </message>
    <message>
        <source>There is an empty line or a space before its first line.</source>
        <translation>Vor der ersten Zeile steht eine leere Zeile oder ein Leerzeichen.</translation>
    </message>
    <message>
        <source>There is a “]]&gt;” where it may not stand.</source>
        <translation>Da steht ein „]]&gt;“, wo keines stehen darf.</translation>
    </message>
    <message>
        <source>A character is named by its two halves.</source>
        <translation>Ein Zeichen ist mit seinen zwei Hälften genannt.</translation>
    </message>
    <message>
        <source>Its tags are nested deeper than anybody reads.</source>
        <translation>Seine Tags sind tiefer verschachtelt, als jemand liest.</translation>
    </message>
    <message>
        <source>It ends in the middle.</source>
        <translation>Es endet mittendrin.</translation>
    </message>
    <message>
        <source>A part of raw text is not closed.</source>
        <translation>Ein Teil mit rohem Text ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>It uses names of an extension that it does not declare.</source>
        <translation>Es benutzt Namen einer Erweiterung, die es nicht angibt.</translation>
    </message>
    <message>
        <source>There are bytes that are no letters in its encoding.</source>
        <translation>Es gibt Bytes, die in seiner Kodierung keine Buchstaben sind.</translation>
    </message>
    <message>
        <source>HTML stands in it without being marked as text.</source>
        <translation>HTML steht darin, ohne als Text gekennzeichnet zu sein.</translation>
    </message>
    <message>
        <source>A character is named that nobody knows.</source>
        <translation>Ein Zeichen ist genannt, das niemand kennt.</translation>
    </message>
    <message>
        <source>It is written in another encoding than it says.</source>
        <translation>Es ist in einer anderen Kodierung geschrieben, als es sagt.</translation>
    </message>
    <message>
        <source>{why} · until {moment}</source>
        <translation>{why} · bis {moment}</translation>
    </message>
    <message>
        <source>The password will be kept in the keyring of your system ({keyring}).</source>
        <translation>Das Passwort wird im Schlüsselbund Ihres Systems aufbewahrt werden ({keyring}).</translation>
    </message>
    <message>
        <source>Line {line}: {words}</source>
        <translation>Zeile {line}: {words}</translation>
    </message>
    <message>
        <source>The password is kept for this session only: it is gone when feedmon is closed.</source>
        <translation>Das Passwort wird nur für diese Sitzung behalten: es ist weg, wenn feedmon beendet wird.</translation>
    </message>
    <message>
        <source>No keyring was found on this system, so a password is kept for this session only: it is gone when feedmon is closed.</source>
        <translation>Auf diesem System wurde kein Schlüsselbund gefunden; ein Passwort wird deshalb nur für diese Sitzung behalten: es ist weg, wenn feedmon beendet wird.</translation>
    </message>
    <message>
        <source>The password is kept in the keyring of your system ({keyring}).</source>
        <translation>Das Passwort ist im Schlüsselbund Ihres Systems aufbewahrt ({keyring}).</translation>
    </message>
    <message>
        <source>{others} and {last}</source>
        <translation>{others} und {last}</translation>
    </message>
    <message>
        <source>One answer is good for {span}.</source>
        <translation>Eine Antwort gilt {span}.</translation>
    </message>
    <message>
        <source>It is updated {often}.</source>
        <translation>Er wird {often} erneuert.</translation>
    </message>
    <message>
        <source>Nothing comes in these hours (UTC): {hours}.</source>
        <translation>In diesen Stunden (UTC) kommt nichts: {hours}.</translation>
    </message>
    <message>
        <source>Nothing comes on {listed}.</source>
        <translation>Nichts kommt {listed}.</translation>
    </message>
    <message>
        <source>Not fetched yet</source>
        <translation>Noch nicht geholt</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Failing for long; asked once a week</source>
        <translation>Seit Langem gestört; einmal in der Woche gefragt</translation>
    </message>
    <message>
        <source>Gone for good</source>
        <translation>Endgültig verschwunden</translation>
    </message>
    <message>
        <source>just added</source>
        <translation>eben hinzugefügt</translation>
    </message>
    <message>
        <source>you changed it just now</source>
        <translation>von Ihnen eben geändert</translation>
    </message>
    <message>
        <source>as often as it publishes</source>
        <translation>so oft, wie er veröffentlicht</translation>
    </message>
    <message>
        <source>more often, since articles may have been missed</source>
        <translation>öfter, weil Artikel verpasst worden sein können</translation>
    </message>
    <message>
        <source>the interval you chose for its folder or for all</source>
        <translation>der Abstand, den Sie für seinen Ordner oder für alle gewählt haben</translation>
    </message>
    <message>
        <source>the interval you chose</source>
        <translation>der Abstand, den Sie gewählt haben</translation>
    </message>
    <message>
        <source>only when you refresh it</source>
        <translation>nur, wenn Sie ihn aktualisieren</translation>
    </message>
    <message>
        <source>the feed wants no request at that hour</source>
        <translation>der Feed will zu dieser Stunde keine Anfrage</translation>
    </message>
    <message>
        <source>the feed wants no request on that day</source>
        <translation>der Feed will an diesem Tag keine Anfrage</translation>
    </message>
    <message>
        <source>waiting longer after failures</source>
        <translation>nach Fehlern wird länger gewartet</translation>
    </message>
    <message>
        <source>failing for long, so asked once a week</source>
        <translation>seit Langem gestört, deshalb einmal in der Woche</translation>
    </message>
    <message>
        <source>the server asked to wait until then</source>
        <translation>der Server bat, bis dahin zu warten</translation>
    </message>
    <message>
        <source>the network was away</source>
        <translation>das Netz war weg</translation>
    </message>
    <message>
        <source>the publisher removed the feed</source>
        <translation>der Herausgeber hat den Feed entfernt</translation>
    </message>
    <message>
        <source>The publisher removed the feed</source>
        <translation>Der Herausgeber hat den Feed entfernt</translation>
    </message>
    <message>
        <source>The server asked to be left alone</source>
        <translation>Der Server bat darum, in Ruhe gelassen zu werden</translation>
    </message>
    <message>
        <source>Asked less than a minute ago</source>
        <translation>Vor weniger als einer Minute gefragt</translation>
    </message>
    <message>
        <source>Another program is fetching it</source>
        <translation>Ein anderes Programm holt ihn gerade</translation>
    </message>
    <message>
        <source>Polling is paused</source>
        <translation>Abfragen sind angehalten</translation>
    </message>
    <message>
        <source>Removed meanwhile</source>
        <translation>Inzwischen entfernt</translation>
    </message>
    <message>
        <source>not a web address</source>
        <translation>keine Webadresse</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>keine Adresse</translation>
    </message>
    <message>
        <source>the file ends in the middle of it</source>
        <translation>die Datei endet darin mittendrin</translation>
    </message>
    <message>
        <source>the file is broken there</source>
        <translation>die Datei ist dort kaputt</translation>
    </message>
    <message>
        <source>a program makes this feed, and programs are never imported</source>
        <translation>ein Programm macht diesen Feed, und Programme werden nie importiert</translation>
    </message>
    <message>
        <source>a program changes this feed, and programs are never imported</source>
        <translation>ein Programm verändert diesen Feed, und Programme werden nie importiert</translation>
    </message>
    <message>
        <source>a file on a computer, not a web address</source>
        <translation>eine Datei auf einem Rechner, keine Webadresse</translation>
    </message>
    <message>
        <source>a browser with scripts makes this feed</source>
        <translation>ein Browser mit Skripten macht diesen Feed</translation>
    </message>
    <message>
        <source>belongs to an account of an online service</source>
        <translation>gehört zu einem Konto bei einem Online-Dienst</translation>
    </message>
    <message>
        <source>not a feed</source>
        <translation>kein Feed</translation>
    </message>
    <message>
        <source>Refreshing {done} of {total}</source>
        <translation>{done} von {total} werden aktualisiert</translation>
    </message>
    <message>
        <source>{words}; waits until {countdown}</source>
        <translation>{words}; wartet bis {countdown}</translation>
    </message>
    <message>
        <source>{when}, {left}</source>
        <translation>{when}, {left}</translation>
    </message>
    <message>
        <source>Not refreshed</source>
        <translation>Nicht aktualisiert</translation>
    </message>
    <message>
        <source>{progress} · {new} new</source>
        <translation>{progress} · {new} neu</translation>
    </message>
    <message>
        <source>Next check {when}</source>
        <translation>Nächste Abfrage {when}</translation>
    </message>
    <message>
        <source>No next check</source>
        <translation>Keine nächste Abfrage</translation>
    </message>
    <message>
        <source>soon</source>
        <translation>bald</translation>
    </message>
    <message>
        <source>line {line}: {words}</source>
        <translation>Zeile {line}: {words}</translation>
    </message>
    <message>
        <source>Not refreshed. {why}</source>
        <translation>Nicht aktualisiert. {why}</translation>
    </message>
    <message>
        <source>Not refreshed. Asked less than a minute ago</source>
        <translation>Nicht aktualisiert. Vor weniger als einer Minute gefragt</translation>
    </message>
    <message>
        <source>nothing new</source>
        <translation>nichts Neues</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>Cache-Control max-age</source>
        <translation>Cache-Control max-age</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Expires</translation>
    </message>
    <message numerus="yes">
        <source>Cancelled after {n} feeds</source>
        <translation>
            <numerusform>Nach {n} Feed abgebrochen</numerusform>
            <numerusform>Nach {n} Feeds abgebrochen</numerusform>
        </translation>
    </message>
    <message>
        <source>{failed} failed</source>
        <translation>{failed} fehlgeschlagen</translation>
    </message>
    <message>
        <source>{skipped} not asked</source>
        <translation>{skipped} nicht gefragt</translation>
    </message>
    <message>
        <source>ttl of the feed</source>
        <translation>ttl des Feeds</translation>
    </message>
    <message numerus="yes">
        <source>Refreshed {n} feeds in {duration}</source>
        <translation>
            <numerusform>{n} Feed in {duration} aktualisiert</numerusform>
            <numerusform>{n} Feeds in {duration} aktualisiert</numerusform>
        </translation>
    </message>
    <message>
        <source>sy:updatePeriod of the feed</source>
        <translation>sy:updatePeriod des Feeds</translation>
    </message>
    <message>
        <source>As it publishes</source>
        <translation>So oft, wie er veröffentlicht</translation>
    </message>
    <message>
        <source>Only when I refresh it</source>
        <translation>Nur, wenn ich ihn aktualisiere</translation>
    </message>
    <message numerus="yes">
        <source>Every {n} minutes</source>
        <translation>
            <numerusform>Jede Minute</numerusform>
            <numerusform>Alle {n} Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every {n} minutes</source>
        <translation>
            <numerusform>jede Minute</numerusform>
            <numerusform>alle {n} Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} minutes</source>
        <translation>
            <numerusform>{n} Minute</numerusform>
            <numerusform>{n} Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>as it publishes</source>
        <translation>so oft, wie er veröffentlicht</translation>
    </message>
    <message numerus="yes">
        <source>Every {n} weeks</source>
        <translation>
            <numerusform>Jede Woche</numerusform>
            <numerusform>Alle {n} Wochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every {n} days</source>
        <translation>
            <numerusform>Jeden Tag</numerusform>
            <numerusform>Alle {n} Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every {n} hours</source>
        <translation>
            <numerusform>Jede Stunde</numerusform>
            <numerusform>Alle {n} Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every {n} weeks</source>
        <translation>
            <numerusform>jede Woche</numerusform>
            <numerusform>alle {n} Wochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every {n} days</source>
        <translation>
            <numerusform>jeden Tag</numerusform>
            <numerusform>alle {n} Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every {n} hours</source>
        <translation>
            <numerusform>jede Stunde</numerusform>
            <numerusform>alle {n} Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} weeks</source>
        <translation>
            <numerusform>{n} Woche</numerusform>
            <numerusform>{n} Wochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} hours</source>
        <translation>
            <numerusform>{n} Stunde</numerusform>
            <numerusform>{n} Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>only when I refresh it</source>
        <translation>nur, wenn ich ihn aktualisiere</translation>
    </message>
    <message>
        <source>There is no “{written}”. It may be {others} or {last}.</source>
        <translation>Es gibt kein „{written}“. Möglich sind {others} oder {last}.</translation>
    </message>
    <message>
        <source>Only the first {begin} characters are searched for.</source>
        <translation>Gesucht wird nur nach den ersten {begin} Zeichen.</translation>
    </message>
    <message>
        <source>“{written}” names no day. Write 2026-11-30, 2026-11, today, or 7d for a week ago.</source>
        <translation>„{written}“ nennt keinen Tag. Schreiben Sie 2026-11-30, 2026-11, today, oder 7d für vor einer Woche.</translation>
    </message>
    <message numerus="yes">
        <source>Also in {n} feeds</source>
        <translation>
            <numerusform>Auch in {n} Feed</numerusform>
            <numerusform>Auch in {n} Feeds</numerusform>
        </translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>{program} holds {feeds} with {articles}, {unread} unread and {starred} starred.</source>
        <translation>{program} hat {feeds} mit {articles}, davon {unread} ungelesen und {starred} mit Stern.</translation>
    </message>
    <message numerus="yes">
        <source>You follow {n} of them already: they stay, and get the articles that they lack.</source>
        <translation>
            <numerusform>{n} davon haben Sie schon: er bleibt und bekommt die Artikel, die ihm fehlen.</numerusform>
            <numerusform>{n} davon haben Sie schon: sie bleiben und bekommen die Artikel, die ihnen fehlen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import {n} Feeds</source>
        <translation>
            <numerusform>{n} Feed importieren</numerusform>
            <numerusform>{n} Feeds importieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Importing articles: {done} of {total}</source>
        <translation>Artikel werden importiert: {done} von {total}</translation>
    </message>
    <message>
        <source>Exporting articles: {done} of {total}</source>
        <translation>Artikel werden exportiert: {done} von {total}</translation>
    </message>
    <message>
        <source>Imported from {program}: {what}</source>
        <translation>Aus {program} importiert: {what}</translation>
    </message>
    <message numerus="yes">
        <source>{n} articles exported to {name}</source>
        <translation>
            <numerusform>{n} Artikel nach {name} exportiert</numerusform>
            <numerusform>{n} Artikel nach {name} exportiert</numerusform>
        </translation>
    </message>
    <message>
        <source>{program} holds no feed that could be followed.</source>
        <translation>{program} hat keinen Feed, der sich abonnieren ließe.</translation>
    </message>
    <message>
        <source>Import Feeds</source>
        <translation>Feeds importieren</translation>
    </message>
    <message>
        <source>{imported} (stopped before the end)</source>
        <translation>{imported} (vor dem Ende angehalten)</translation>
    </message>
    <message>
        <source>{imported}, then it failed: {why}</source>
        <translation>{imported}, dann schlug es fehl: {why}</translation>
    </message>
    <message>
        <source>followed already</source>
        <translation>schon abonniert</translation>
    </message>
    <message numerus="yes">
        <source>{n} articles marked</source>
        <translation>
            <numerusform>{n} Artikel markiert</numerusform>
            <numerusform>{n} Artikel markiert</numerusform>
        </translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>{minutes} m</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>Today, {time}</source>
        <translation>Heute, {time}</translation>
    </message>
    <message>
        <source>Yesterday, {time}</source>
        <translation>Gestern, {time}</translation>
    </message>
    <message>
        <source>today, {time}</source>
        <translation>heute, {time}</translation>
    </message>
    <message>
        <source>yesterday, {time}</source>
        <translation>gestern, {time}</translation>
    </message>
    <message>
        <source>the feed says “{date}”</source>
        <translation>der Feed sagt „{date}“</translation>
    </message>
    <message>
        <source>tomorrow, {time}</source>
        <translation>morgen, {time}</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>dddd, d MMMM</source>
        <translation>dddd, d. MMMM</translation>
    </message>
    <message>
        <source>dddd, d MMMM yyyy</source>
        <translation>dddd, d. MMMM yyyy</translation>
    </message>
    <message numerus="yes">
        <source>{n} feeds are failing</source>
        <translation>
            <numerusform>{n} Feed ist gestört</numerusform>
            <numerusform>{n} Feeds sind gestört</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} unread articles</source>
        <translation>
            <numerusform>{n} ungelesener Artikel</numerusform>
            <numerusform>{n} ungelesene Artikel</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing unread</source>
        <translation>Nichts ungelesen</translation>
    </message>
    <message>
        <source>No check is planned</source>
        <translation>Keine Abfrage geplant</translation>
    </message>
    <message>
        <source>Next check soon</source>
        <translation>Nächste Abfrage bald</translation>
    </message>
    <message>
        <source>The ids from the feed</source>
        <translation>Die Kennungen im Feed</translation>
    </message>
    <message>
        <source>Link and title</source>
        <translation>Link und Titel</translation>
    </message>
    <message>
        <source>Edited {inside}</source>
        <translation>Geändert {inside}</translation>
    </message>
    <message numerus="yes">
        <source>{n} changes</source>
        <translation>
            <numerusform>{n} Änderung</numerusform>
            <numerusform>{n} Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Counts{since}, because the ids in the feed were missing, repeated or new with every document. With them read articles would come back as new ones.</source>
        <translation>Gilt{since}, weil die Kennungen im Feed fehlten, sich wiederholten oder mit jedem Dokument neu waren. Mit ihnen kämen gelesene Artikel als neue wieder.</translation>
    </message>
    <message>
        <source>The ids in {feeds} feeds mean nothing: their articles are known by link and title now.</source>
        <translation>Die Kennungen in {feeds} Feeds bedeuten nichts: ihre Artikel werden jetzt an Link und Titel erkannt.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Until {inside}</source>
        <translation>Bis {inside}</translation>
    </message>
    <message>
        <source>Only pictures, links or formatting changed.</source>
        <translation>Nur Bilder, Links oder Formatierung haben sich geändert.</translation>
    </message>
    <message>
        <source>As you chose: feedmon leaves it so, whatever the ids are like.</source>
        <translation>Wie Sie es gewählt haben: feedmon lässt es so, wie auch immer die Kennungen sind.</translation>
    </message>
    <message>
        <source> since {inside}</source>
        <translation> seit {inside}</translation>
    </message>
    <message>
        <source>The ids in “{title}” mean nothing: its articles are known by link and title now.</source>
        <translation>Die Kennungen in „{title}“ bedeuten nichts: seine Artikel werden jetzt an Link und Titel erkannt.</translation>
    </message>
    <message>
        <source>Not encrypted: the site redirects from https to http ({}).</source>
        <translation>Nicht verschlüsselt: die Website leitet von https zu http weiter ({}).</translation>
    </message>
    <message>
        <source>Not secure: the certificate of {} is not checked, as you chose.</source>
        <translation>Nicht sicher: das Zertifikat von {} wird nicht geprüft, wie Sie es gewählt haben.</translation>
    </message>
    <message>
        <source>Redirected to {} for more than a month, though not for good. If it lives there now, change its address.</source>
        <translation>Seit mehr als einem Monat zu {} weitergeleitet, wenn auch nicht endgültig. Wenn er jetzt dort liegt, ändern Sie seine Adresse.</translation>
    </message>
    <message>
        <source>It has moved to {}, where another of your feeds is. The two can be merged.</source>
        <translation>Er ist zu {} umgezogen, wo schon einer Ihrer Feeds ist. Die beiden lassen sich zusammenführen.</translation>
    </message>
    <message>
        <source>You may have missed about {}.</source>
        <translation>Sie haben vielleicht etwa {} verpasst.</translation>
    </message>
    <message>
        <source>The feed sends more articles than feedmon takes at once ({} left out).</source>
        <translation>Der Feed schickt mehr Artikel, als feedmon auf einmal nimmt ({} weggelassen).</translation>
    </message>
    <message>
        <source>Undone: {label}</source>
        <translation>Rückgängig gemacht: {label}</translation>
    </message>
    <message>
        <source>Done again: {label}</source>
        <translation>Noch einmal getan: {label}</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation>Vorige Änderung</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>Nächste Änderung</translation>
    </message>
    <message>
        <source>Back to the article</source>
        <translation>Zurück zum Artikel</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Es wird verglichen …</translation>
    </message>
    <message>
        <source>Earlier version</source>
        <translation>Frühere Fassung</translation>
    </message>
    <message>
        <source>Later version</source>
        <translation>Spätere Fassung</translation>
    </message>
    <message>
        <source>From</source>
        <comment>between two versions</comment>
        <translation>Von</translation>
    </message>
    <message>
        <source>to</source>
        <comment>between two versions</comment>
        <translation>bis</translation>
    </message>
    <message>
        <source>No longer in the feed</source>
        <translation>Nicht mehr im Feed</translation>
    </message>
    <message numerus="yes">
        <source>{n} trackers blocked</source>
        <translation>
            <numerusform>{n} Zählpixel oder Verfolger blockiert</numerusform>
            <numerusform>{n} Zählpixel oder Verfolger blockiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Watch on {host}</source>
        <translation>Ansehen auf {host}</translation>
    </message>
    <message>
        <source>Listen on {host}</source>
        <translation>Anhören auf {host}</translation>
    </message>
    <message>
        <source>Open on {host}</source>
        <translation>Öffnen auf {host}</translation>
    </message>
    <message>
        <source>Restore a Backup…</source>
        <translation>Eine Sicherung wiederherstellen …</translation>
    </message>
    <message>
        <source>No earlier version of this article is kept.</source>
        <translation>Von diesem Artikel ist keine frühere Fassung gespeichert.</translation>
    </message>
    <message>
        <source>This version is not kept any more.</source>
        <translation>Diese Fassung ist nicht mehr gespeichert.</translation>
    </message>
    <message>
        <source>Proposals for the search</source>
        <translation>Vorschläge für die Suche</translation>
    </message>
    <message numerus="yes">
        <source>Open {n} articles?</source>
        <translation>
            <numerusform>{n} Artikel öffnen?</numerusform>
            <numerusform>{n} Artikel öffnen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Each opens a tab of its own in your browser.</source>
        <translation>Jeder öffnet einen eigenen Tab in Ihrem Browser.</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Tags of {n} Articles…</source>
        <translation>
            <numerusform>Sch&amp;lagwörter von {n} Artikel …</numerusform>
            <numerusform>Sch&amp;lagwörter von {n} Artikeln …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Open {n} Articles in &amp;Browser</source>
        <translation>
            <numerusform>{n} Artikel im &amp;Browser öffnen</numerusform>
            <numerusform>{n} Artikel im &amp;Browser öffnen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy {n} &amp;Links</source>
        <translation>
            <numerusform>{n} &amp;Link kopieren</numerusform>
            <numerusform>{n} &amp;Links kopieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark as Unread</source>
        <translation>Als ungelesen markieren</translation>
    </message>
    <message>
        <source>Remove Star</source>
        <translation>Stern entfernen</translation>
    </message>
    <message>
        <source>Remove Stars</source>
        <translation>Sterne entfernen</translation>
    </message>
    <message numerus="yes">
        <source>{n} articles selected</source>
        <translation>
            <numerusform>{n} Artikel ausgewählt</numerusform>
            <numerusform>{n} Artikel ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark {n} Articles as &amp;Read</source>
        <translation>
            <numerusform>{n} Artikel als &amp;gelesen markieren</numerusform>
            <numerusform>{n} Artikel als &amp;gelesen markieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark {n} Articles as Un&amp;read</source>
        <translation>
            <numerusform>{n} Artikel als &amp;ungelesen markieren</numerusform>
            <numerusform>{n} Artikel als &amp;ungelesen markieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove {n} &amp;Stars</source>
        <translation>
            <numerusform>{n} &amp;Stern entfernen</numerusform>
            <numerusform>{n} &amp;Sterne entfernen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Star {n} Articles</source>
        <translation>
            <numerusform>{n} Artikel einen &amp;Stern geben</numerusform>
            <numerusform>{n} Artikeln einen &amp;Stern geben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} links copied</source>
        <translation>
            <numerusform>{n} Link kopiert</numerusform>
            <numerusform>{n} Links kopiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Schlagwörter …</translation>
    </message>
    <message>
        <source>&amp;Star</source>
        <translation>&amp;Stern</translation>
    </message>
    <message>
        <source>&amp;Tags…</source>
        <translation>Sch&amp;lagwörter …</translation>
    </message>
    <message>
        <source>Open in &amp;Browser</source>
        <translation>Im &amp;Browser öffnen</translation>
    </message>
    <message>
        <source>Copy &amp;Link</source>
        <translation>&amp;Link kopieren</translation>
    </message>
    <message>
        <source>Mark as &amp;Read</source>
        <translation>Als &amp;gelesen markieren</translation>
    </message>
    <message>
        <source>Mark as Un&amp;read</source>
        <translation>Als &amp;ungelesen markieren</translation>
    </message>
    <message>
        <source>This article has no address that can be opened.</source>
        <translation>Dieser Artikel hat keine Adresse, die sich öffnen ließe.</translation>
    </message>
    <message>
        <source>Count in Totals</source>
        <translation>In Summen mitzählen</translation>
    </message>
    <message>
        <source>Leave out of Totals</source>
        <translation>Aus Summen auslassen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Paused {named}</source>
        <translation>{named} angehalten</translation>
    </message>
    <message>
        <source>Edited {named}</source>
        <translation>{named} bearbeitet</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message numerus="yes">
        <source>Merged {n} feeds into {title}</source>
        <translation>
            <numerusform>{n} Feed mit {title} zusammengeführt</numerusform>
            <numerusform>{n} Feeds mit {title} zusammengeführt</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Delete Folder</source>
        <translation>Ordner lö&amp;schen</translation>
    </message>
    <message>
        <source>Refresh &amp;These Feeds</source>
        <translation>&amp;Diese Feeds aktualisieren</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>This feed names no site that can be opened.</source>
        <translation>Dieser Feed nennt keine Website, die sich öffnen ließe.</translation>
    </message>
    <message>
        <source>Feed address copied</source>
        <translation>Adresse des Feeds kopiert</translation>
    </message>
    <message>
        <source>Refresh &amp;This Folder</source>
        <translation>&amp;Diesen Ordner aktualisieren</translation>
    </message>
    <message>
        <source>Refresh &amp;This Feed</source>
        <translation>&amp;Diesen Feed aktualisieren</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>Lö&amp;schen</translation>
    </message>
    <message>
        <source>Upgrading your articles</source>
        <translation>Ihre Artikel werden auf den neuen Stand gebracht</translation>
    </message>
    <message>
        <source>This happens once, for a new version. A copy of the old ones is kept.</source>
        <translation>Das geschieht einmal, für eine neue Version. Eine Kopie der alten bleibt.</translation>
    </message>
    <message>
        <source>Opening your articles</source>
        <translation>Ihre Artikel werden geöffnet</translation>
    </message>
    <message>
        <source>With many of them it takes a moment.</source>
        <translation>Bei vielen dauert das einen Moment.</translation>
    </message>
    <message>
        <source>Unsubscribed from {named}</source>
        <translation>{named} abbestellt</translation>
    </message>
    <message>
        <source>Unsubscribe</source>
        <translation>Abbestellen</translation>
    </message>
    <message>
        <source>{what} copied</source>
        <translation>{what} kopiert</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Polls</source>
        <translation>Abfragen</translation>
    </message>
    <message numerus="yes">
        <source>{n} feeds selected.</source>
        <translation>
            <numerusform>{n} Feed ausgewählt.</numerusform>
            <numerusform>{n} Feeds ausgewählt.</numerusform>
        </translation>
    </message>
    <message>
        <source>This feed was not asked yet.</source>
        <translation>Dieser Feed wurde noch nicht gefragt.</translation>
    </message>
    <message>
        <source>Choose a feed to see the log of its polls.</source>
        <translation>Wählen Sie einen Feed, um das Protokoll seiner Abfragen zu sehen.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>Langsam</translation>
    </message>
    <message>
        <source>Failed in Last Refresh</source>
        <translation>Bei der letzten Aktualisierung fehlgeschlagen</translation>
    </message>
    <message>
        <source>Not Asked in Last Refresh</source>
        <translation>Bei der letzten Aktualisierung nicht gefragt</translation>
    </message>
    <message>
        <source>Feeds whose last poll failed</source>
        <translation>Feeds, deren letzte Abfrage fehlgeschlagen ist</translation>
    </message>
    <message>
        <source>Feeds that work, but not as they should</source>
        <translation>Feeds, die gehen, aber nicht, wie sie sollten</translation>
    </message>
    <message>
        <source>Feeds that failed for so long that they are asked once a week</source>
        <translation>Feeds, die schon so lange gestört sind, dass sie einmal in der Woche gefragt werden</translation>
    </message>
    <message>
        <source>Feeds that you paused</source>
        <translation>Feeds, die Sie angehalten haben</translation>
    </message>
    <message>
        <source>Feeds that their publisher removed for good</source>
        <translation>Feeds, die ihr Herausgeber endgültig entfernt hat</translation>
    </message>
    <message>
        <source>Feeds that keep their readers waiting for seconds</source>
        <translation>Feeds, die ihre Leser sekundenlang warten lassen</translation>
    </message>
    <message>
        <source>Filter by title or address</source>
        <translation>Nach Titel oder Adresse filtern</translation>
    </message>
    <message>
        <source>No feed is followed yet.</source>
        <translation>Noch ist kein Feed abonniert.</translation>
    </message>
    <message>
        <source>No feed fails.</source>
        <translation>Kein Feed ist gestört.</translation>
    </message>
    <message>
        <source>There is no warning about any feed.</source>
        <translation>Zu keinem Feed gibt es eine Warnung.</translation>
    </message>
    <message>
        <source>No feed has failed for long.</source>
        <translation>Kein Feed ist seit Langem gestört.</translation>
    </message>
    <message>
        <source>No feed is paused.</source>
        <translation>Kein Feed ist angehalten.</translation>
    </message>
    <message>
        <source>No feed is gone.</source>
        <translation>Kein Feed ist verschwunden.</translation>
    </message>
    <message>
        <source>No feed is slow.</source>
        <translation>Kein Feed ist langsam.</translation>
    </message>
    <message>
        <source>What failed in the last refresh is not followed any more.</source>
        <translation>Was bei der letzten Aktualisierung fehlgeschlagen ist, ist nicht mehr abonniert.</translation>
    </message>
    <message>
        <source>What was not asked in the last refresh is not followed any more.</source>
        <translation>Was bei der letzten Aktualisierung nicht gefragt wurde, ist nicht mehr abonniert.</translation>
    </message>
    <message>
        <source>Feed Health</source>
        <translation>Zustand der Feeds</translation>
    </message>
    <message>
        <source>Of all polls in the log: what they cost, and what servers need not have sent again</source>
        <translation>Aller Abfragen im Protokoll: was sie gekostet haben, und was Server nicht noch einmal schicken mussten</translation>
    </message>
    <message>
        <source>No feed has this title or address.</source>
        <translation>Kein Feed hat diesen Titel oder diese Adresse.</translation>
    </message>
    <message>
        <source>Show All</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Sort By</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>The log</source>
        <translation>Das Protokoll</translation>
    </message>
    <message>
        <source>The data folder</source>
        <translation>Der Datenordner</translation>
    </message>
    <message>
        <source>Diagnostics copied</source>
        <translation>Diagnose kopiert</translation>
    </message>
    <message>
        <source>{what} is not there: {path}.</source>
        <translation>{what} ist nicht da: {path}.</translation>
    </message>
    <message>
        <source>No program opens web addresses here.</source>
        <translation>Kein Programm öffnet hier Webadressen.</translation>
    </message>
    <message>
        <source>{what} could not be opened. It is {path}.</source>
        <translation>{what} ließ sich nicht öffnen. Zu finden unter {path}.</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>Läuft auf</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>In Feed Health</source>
        <translation>Im Zustand der Feeds</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>Anderswo</translation>
    </message>
    <message>
        <source>Only unread</source>
        <translation>Nur ungelesene</translation>
    </message>
    <message>
        <source>Nothing in {place} is unread.</source>
        <translation>In {place} ist nichts ungelesen.</translation>
    </message>
    <message>
        <source>Nothing in {place} is starred.</source>
        <translation>In {place} hat nichts einen Stern.</translation>
    </message>
    <message>
        <source>Show Everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Only starred</source>
        <translation>Nur mit Stern</translation>
    </message>
    <message>
        <source>Everything here is read</source>
        <translation>Hier ist alles gelesen</translation>
    </message>
    <message numerus="yes">
        <source>Marked {n} articles as read</source>
        <translation>
            <numerusform>{n} Artikel als gelesen markiert</numerusform>
            <numerusform>{n} Artikel als gelesen markiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark Above as Read</source>
        <translation>Darüber als gelesen markieren</translation>
    </message>
    <message>
        <source>Everything above is read</source>
        <translation>Darüber ist alles gelesen</translation>
    </message>
    <message>
        <source>Mark Below as Read</source>
        <translation>Darunter als gelesen markieren</translation>
    </message>
    <message>
        <source>Everything below is read</source>
        <translation>Darunter ist alles gelesen</translation>
    </message>
    <message>
        <source>S&amp;ort</source>
        <translation>S&amp;ortieren</translation>
    </message>
    <message>
        <source>Show…</source>
        <translation>Zeigen …</translation>
    </message>
    <message>
        <source>Properties…</source>
        <translation>Eigenschaften …</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Close this line</source>
        <translation>Diese Zeile schließen</translation>
    </message>
    <message>
        <source>Stop &amp;Loading Articles</source>
        <translation>&amp;Laden von Artikeln abbrechen</translation>
    </message>
    <message>
        <source>&amp;Load Older Articles</source>
        <translation>Ä&amp;ltere Artikel laden</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>{words}, link</source>
        <translation>{words}, Link</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message numerus="yes">
        <source>Show {n} more files</source>
        <translation>
            <numerusform>{n} weitere Datei zeigen</numerusform>
            <numerusform>{n} weitere Dateien zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Play {name}</source>
        <translation>{name} abspielen</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>{name} öffnen</translation>
    </message>
    <message>
        <source>With the program that the system has for it</source>
        <translation>Mit dem Programm, das das System dafür hat</translation>
    </message>
    <message>
        <source>Copy the address of the file</source>
        <translation>Die Adresse der Datei kopieren</translation>
    </message>
    <message>
        <source>Copy the address of {name}</source>
        <translation>Die Adresse von {name} kopieren</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Images are blocked</source>
        <translation>Bilder sind blockiert</translation>
    </message>
    <message>
        <source>Show Once</source>
        <translation>Einmal zeigen</translation>
    </message>
    <message>
        <source>Load the images of this article</source>
        <translation>Die Bilder dieses Artikels laden</translation>
    </message>
    <message>
        <source>Always for This Feed</source>
        <translation>Immer für diesen Feed</translation>
    </message>
    <message>
        <source>Load the images of this feed</source>
        <translation>Die Bilder dieses Feeds laden</translation>
    </message>
    <message numerus="yes">
        <source>↑ {n} new articles</source>
        <translation>
            <numerusform>↑ {n} neuer Artikel</numerusform>
            <numerusform>↑ {n} neue Artikel</numerusform>
        </translation>
    </message>
    <message>
        <source>Link copied</source>
        <translation>Link kopiert</translation>
    </message>
    <message>
        <source>&amp;Follow Link</source>
        <translation>Link &amp;folgen</translation>
    </message>
    <message>
        <source>Copy Address of Lin&amp;k</source>
        <translation>Adresse des Links &amp;kopieren</translation>
    </message>
    <message>
        <source>Show Changes</source>
        <translation>Änderungen zeigen</translation>
    </message>
    <message>
        <source>Hide Changes</source>
        <translation>Änderungen verbergen</translation>
    </message>
    <message>
        <source>Also in {feeds}</source>
        <translation>Auch in {feeds}</translation>
    </message>
    <message numerus="yes">
        <source>{n} other feeds</source>
        <translation>
            <numerusform>{n} anderer Feed</numerusform>
            <numerusform>{n} andere Feeds</numerusform>
        </translation>
    </message>
    <message>
        <source>Linked in {feeds}</source>
        <translation>Verlinkt in {feeds}</translation>
    </message>
    <message numerus="yes">
        <source>{n} of {all}</source>
        <translation>
            <numerusform>{n} von {all}</numerusform>
            <numerusform>{n} von {all}</numerusform>
        </translation>
    </message>
    <message>
        <source>Find in article</source>
        <translation>Im Artikel suchen</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>{number} of {all}</source>
        <translation>{number} von {all}</translation>
    </message>
    <message>
        <source>Fetch Full Text</source>
        <translation>Volltext holen</translation>
    </message>
    <message>
        <source>The feed sends no text for this article.</source>
        <translation>Der Feed schickt zu diesem Artikel keinen Text.</translation>
    </message>
    <message>
        <source>The full text from {host} has come</source>
        <translation>Der Volltext von {host} ist da</translation>
    </message>
    <message>
        <source>Fetching the full text from {host}…</source>
        <translation>Der Volltext von {host} wird geholt …</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Full text from {host}</source>
        <translation>Volltext von {host}</translation>
    </message>
    <message>
        <source>Show Full Text</source>
        <translation>Volltext zeigen</translation>
    </message>
    <message>
        <source>Show the Feed&apos;s Text</source>
        <translation>Text des Feeds zeigen</translation>
    </message>
    <message>
        <source>The full text is on its way</source>
        <translation>Der Volltext ist unterwegs</translation>
    </message>
    <message>
        <source>Fetch It Now</source>
        <translation>Jetzt holen</translation>
    </message>
    <message>
        <source>Stop Loading</source>
        <translation>Laden abbrechen</translation>
    </message>
    <message>
        <source>Trust the Ids</source>
        <translation>Den Kennungen trauen</translation>
    </message>
    <message numerus="yes">
        <source>The articles of {n} feeds are known by their ids again</source>
        <translation>
            <numerusform>Die Artikel von {n} Feed werden wieder an ihren Kennungen erkannt</numerusform>
            <numerusform>Die Artikel von {n} Feeds werden wieder an ihren Kennungen erkannt</numerusform>
        </translation>
    </message>
    <message>
        <source>OPML (*.opml *.xml)</source>
        <translation>OPML (*.opml *.xml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Export OPML</source>
        <translation>OPML exportieren</translation>
    </message>
    <message>
        <source>{name} can&apos;t be read: {reason}.</source>
        <translation>{name} lässt sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>{name} can&apos;t be written: {reason}.</source>
        <translation>{name} lässt sich nicht schreiben: {reason}.</translation>
    </message>
    <message>
        <source>Feed Properties…</source>
        <translation>Eigenschaften des Feeds …</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Log In…</source>
        <translation>Anmelden …</translation>
    </message>
    <message>
        <source>{number} found</source>
        <translation>{number} gefunden</translation>
    </message>
    <message>
        <source>Clear Search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Search All Articles</source>
        <translation>Alle Artikel durchsuchen</translation>
    </message>
    <message>
        <source>No article in {place} has “{words}”.</source>
        <translation>Kein Artikel in {place} hat „{words}“.</translation>
    </message>
    <message>
        <source>New Articles</source>
        <translation>Neue Artikel</translation>
    </message>
    <message>
        <source>Saved Search</source>
        <translation>Gespeicherte Suche</translation>
    </message>
    <message>
        <source>The best {number}</source>
        <translation>Die besten {number}</translation>
    </message>
    <message>
        <source>What comes after midnight appears here.</source>
        <translation>Was nach Mitternacht kommt, erscheint hier.</translation>
    </message>
    <message>
        <source>Press S on an article to keep it at hand here.</source>
        <translation>Drücken Sie S auf einem Artikel, um ihn hier griffbereit zu haben.</translation>
    </message>
    <message>
        <source>The feeds have not been fetched yet, or have no articles.</source>
        <translation>Die Feeds wurden noch nicht geholt oder haben keine Artikel.</translation>
    </message>
    <message>
        <source>No article has “{words}”.</source>
        <translation>Kein Artikel hat „{words}“.</translation>
    </message>
    <message>
        <source>No article is found for “{words}”.</source>
        <translation>Zu „{words}“ wurde kein Artikel gefunden.</translation>
    </message>
    <message>
        <source>Nothing in {place} is found for “{words}”.</source>
        <translation>In {place} wurde nichts zu „{words}“ gefunden.</translation>
    </message>
    <message>
        <source>Loading articles…</source>
        <translation>Artikel werden geladen …</translation>
    </message>
    <message>
        <source>These articles do not exist any more.</source>
        <translation>Diese Artikel gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>No articles today</source>
        <translation>Heute keine Artikel</translation>
    </message>
    <message>
        <source>All read</source>
        <translation>Alles gelesen</translation>
    </message>
    <message>
        <source>New articles appear here.</source>
        <translation>Neue Artikel erscheinen hier.</translation>
    </message>
    <message>
        <source>No starred articles</source>
        <translation>Keine Artikel mit Stern</translation>
    </message>
    <message>
        <source>Edit Search…</source>
        <translation>Suche bearbeiten …</translation>
    </message>
    <message>
        <source>This search finds no article yet.</source>
        <translation>Diese Suche findet noch keinen Artikel.</translation>
    </message>
    <message>
        <source>This folder has no feeds yet.</source>
        <translation>Dieser Ordner hat noch keine Feeds.</translation>
    </message>
    <message>
        <source>The feeds of this folder have no articles.</source>
        <translation>Die Feeds dieses Ordners haben keine Artikel.</translation>
    </message>
    <message>
        <source>No articles yet</source>
        <translation>Noch keine Artikel</translation>
    </message>
    <message>
        <source>{number} unread</source>
        <translation>{number} ungelesen</translation>
    </message>
    <message>
        <source>This feed is paused.</source>
        <translation>Dieser Feed ist angehalten.</translation>
    </message>
    <message>
        <source>This feed has not been fetched yet.</source>
        <translation>Dieser Feed wurde noch nicht geholt.</translation>
    </message>
    <message>
        <source>This feed has no articles.</source>
        <translation>Dieser Feed hat keine Artikel.</translation>
    </message>
    <message>
        <source>feedmon does not open links of this kind ({scheme}).</source>
        <translation>Links dieser Art ({scheme}) öffnet feedmon nicht.</translation>
    </message>
    <message>
        <source>Choose an article to read it here.</source>
        <translation>Wählen Sie einen Artikel, um ihn hier zu lesen.</translation>
    </message>
    <message>
        <source>Renamed the tag “{title}” to “{to}”</source>
        <translation>Schlagwort „{title}“ in „{to}“ umbenannt</translation>
    </message>
    <message numerus="yes">
        <source>Changed {n} tags</source>
        <translation>
            <numerusform>{n} Schlagwort geändert</numerusform>
            <numerusform>{n} Schlagwörter geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took the tag “{title}” off {n} articles</source>
        <translation>
            <numerusform>Schlagwort „{title}“ von {n} Artikel entfernt</numerusform>
            <numerusform>Schlagwort „{title}“ von {n} Artikeln entfernt</numerusform>
        </translation>
    </message>
    <message>
        <source>Joined the tags “{title}” and “{to}”</source>
        <translation>Schlagwörter „{title}“ und „{to}“ zusammengelegt</translation>
    </message>
    <message>
        <source>Edit Tags</source>
        <translation>Schlagwörter ändern</translation>
    </message>
    <message>
        <source>Te&amp;xt Size</source>
        <translation>Te&amp;xtgröße</translation>
    </message>
    <message>
        <source>F&amp;ilter</source>
        <translation>F&amp;iltern</translation>
    </message>
    <message>
        <source>Or&amp;ganise</source>
        <translation>O&amp;rganisieren</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>E&amp;xportieren</translation>
    </message>
    <message>
        <source>Pause P&amp;olling</source>
        <translation>Abfra&amp;gen anhalten</translation>
    </message>
    <message>
        <source>&amp;Feeds</source>
        <translation>&amp;Feeds</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Article</source>
        <translation>A&amp;rtikel</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Tool Bar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>Fe&amp;nster</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>Moved {named} to {folder}</source>
        <translation>{named} nach {folder} verschoben</translation>
    </message>
    <message>
        <source>Deleted {named}</source>
        <translation>{named} gelöscht</translation>
    </message>
    <message numerus="yes">
        <source>{n} folders</source>
        <translation>
            <numerusform>{n} Ordner</numerusform>
            <numerusform>{n} Ordner</numerusform>
        </translation>
    </message>
    <message>
        <source>Hidden Art&amp;icles</source>
        <translation>Verb&amp;orgene Artikel</translation>
    </message>
    <message>
        <source>Show what rules took out of all lists</source>
        <translation>Zeigen, was Regeln aus allen Listen genommen haben</translation>
    </message>
    <message>
        <source>S&amp;how Again</source>
        <translation>Ni&amp;cht mehr verbergen</translation>
    </message>
    <message>
        <source>Put the article back into the lists from which a rule took it</source>
        <translation>Den Artikel in die Listen zurücklegen, aus denen eine Regel ihn nahm</translation>
    </message>
    <message>
        <source>Choose an article first that a rule has hidden.</source>
        <translation>Wählen Sie zuerst einen Artikel, den eine Regel verborgen hat.</translation>
    </message>
    <message>
        <source>Type the secret, or let it be sent without a signature.</source>
        <translation>Geben Sie das Geheimnis ein, oder lassen Sie ohne Unterschrift senden.</translation>
    </message>
    <message>
        <source>Type the password of this user.</source>
        <translation>Geben Sie das Passwort dieses Benutzers ein.</translation>
    </message>
    <message>
        <source>It tells all that came since it was sent last, whatever other digests told. Nothing is sent when there is nothing to tell.</source>
        <translation>Sie meldet alles, was seit ihrem letzten Versand kam, gleich was andere Zusammenfassungen meldeten. Gibt es nichts zu melden, wird nichts gesendet.</translation>
    </message>
    <message>
        <source>For One &amp;Hour</source>
        <translation>Für eine &amp;Stunde</translation>
    </message>
    <message>
        <source>Until Tomorro&amp;w</source>
        <translation>Bis &amp;morgen</translation>
    </message>
    <message>
        <source>Urgent alerts come through. What came meanwhile is told afterwards, in one message. An end that is not later than its beginning is on the next day.</source>
        <translation>Dringende Meldungen kommen durch. Was inzwischen kam, wird danach in einer Nachricht gemeldet. Ein Ende, das nicht nach seinem Beginn liegt, ist am nächsten Tag.</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>E&amp;ntfernen</translation>
    </message>
    <message>
        <source>Those of the l&amp;ast</source>
        <comment>alerts</comment>
        <translation>Die der let&amp;zten</translation>
    </message>
    <message>
        <source>Alerts of the last days</source>
        <translation>Meldungen der letzten Tage</translation>
    </message>
    <message>
        <source>Days that alerts are kept</source>
        <translation>Tage, die Meldungen behalten werden</translation>
    </message>
    <message>
        <source>Keep alerts</source>
        <translation>Meldungen behalten</translation>
    </message>
    <message>
        <source>Those of unread and starred articles are always kept, and those of feeds until you have seen them. How they were told is kept for 90 days.</source>
        <translation>Meldungen zu ungelesenen und markierten Artikeln bleiben immer, solche über Feeds, bis Sie sie gesehen haben. Wie gemeldet wurde, wird 90 Tage aufbewahrt.</translation>
    </message>
    <message>
        <source>Other places are added under Alerts. What is for the digest goes where that goes.</source>
        <translation>Weitere Ziele legen Sie unter Meldungen an. Was in die Zusammenfassung kommt, geht dorthin, wohin diese geht.</translation>
    </message>
    <message>
        <source>{name} (off)</source>
        <translation>{name} (aus)</translation>
    </message>
    <message>
        <source>What is chosen is off or gone: these alerts come on the desktop.</source>
        <translation>Was gewählt ist, ist aus oder fort: diese Meldungen kommen auf den Desktop.</translation>
    </message>
    <message>
        <source>These alerts stand in the alert history alone.</source>
        <translation>Diese Meldungen stehen nur im Meldungsverlauf.</translation>
    </message>
    <message>
        <source>&amp;Hide it from all lists (“Hidden Articles” finds it)</source>
        <translation>Aus allen Listen &amp;verbergen („Verborgene Artikel“ findet ihn)</translation>
    </message>
    <message>
        <source>Tit&amp;le</source>
        <translation>&amp;Titel</translation>
    </message>
    <message>
        <source>Words, “phrases”, feed:, folder:, tag:, rule:, is:unread, after:7d, -not, or OR between two.</source>
        <translation>Wörter, „Wendungen“, feed:, folder:, tag:, rule:, is:unread, after:7d, -nicht, oder OR zwischen zweien.</translation>
    </message>
    <message>
        <source>This is the page: watch it all the same</source>
        <translation>Das ist die Seite: trotzdem beobachten</translation>
    </message>
    <message numerus="yes">
        <source>{n} urgent</source>
        <translation>
            <numerusform>{n} dringende</numerusform>
            <numerusform>{n} dringende</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{alerts}, {n} urgent</source>
        <translation>
            <numerusform>{alerts}, {n} dringende</numerusform>
            <numerusform>{alerts}, {n} dringende</numerusform>
        </translation>
    </message>
    <message>
        <source>How it was told is not kept any more</source>
        <translation>Wie gemeldet wurde, ist nicht mehr gespeichert</translation>
    </message>
    <message>
        <source>{way}: seen before it was told</source>
        <translation>{way}: gesehen, bevor es gemeldet wurde</translation>
    </message>
    <message>
        <source>This page is built by scripts in the browser; without them it says nothing.</source>
        <translation>Diese Seite wird erst im Browser von Skripten aufgebaut; ohne sie steht nichts darauf.</translation>
    </message>
    <message>
        <source>The front page of the site came in its place.</source>
        <translation>Statt der Seite kam die Startseite der Website.</translation>
    </message>
    <message>
        <source>Look whether the site has a feed, or an address that answers with data (JSON).</source>
        <translation>Sehen Sie nach, ob die Website einen Feed hat oder eine Adresse, die mit Daten (JSON) antwortet.</translation>
    </message>
    <message>
        <source>The page may be gone. If it has moved, give the watch its new address.</source>
        <translation>Die Seite gibt es vielleicht nicht mehr. Ist sie umgezogen, geben Sie der Beobachtung ihre neue Adresse.</translation>
    </message>
    <message>
        <source>The secret is kept for this session only: it is gone when feedmon is closed.</source>
        <translation>Das Geheimnis wird nur für diese Sitzung behalten: es ist weg, wenn feedmon beendet wird.</translation>
    </message>
    <message>
        <source>The articles could not be looked through.</source>
        <translation>Die Artikel konnten nicht durchgesehen werden.</translation>
    </message>
    <message>
        <source>No alert: the article was imported, from another program or a file. Rules are about what feeds bring.</source>
        <translation>Keine Meldung: der Artikel wurde importiert, aus einem anderen Programm oder einer Datei. Regeln gelten für das, was Feeds bringen.</translation>
    </message>
    <message>
        <source>No alert: the article came before the rule was made, or changed. When it is edited, a rule tells of it only if it did not find it before.</source>
        <translation>Keine Meldung: der Artikel kam, bevor die Regel angelegt oder geändert wurde. Wird er bearbeitet, meldet ihn eine Regel nur, wenn sie ihn vorher nicht fand.</translation>
    </message>
    <message>
        <source>No alert: it is an old article, loaded from the archive of its feed.</source>
        <translation>Keine Meldung: es ist ein alter Artikel, aus dem Archiv seines Feeds geladen.</translation>
    </message>
    <message>
        <source>You were told, so long ago that the alert is not kept any more.</source>
        <translation>Es wurde Ihnen gemeldet, aber vor so langer Zeit, dass die Meldung nicht mehr aufbewahrt wird.</translation>
    </message>
    <message>
        <source>Words or phrases, with commas between them</source>
        <translation>Wörter oder Wendungen, mit Kommas dazwischen</translation>
    </message>
    <message>
        <source>Words that follow each other</source>
        <translation>Wörter, die aufeinander folgen</translation>
    </message>
    <message>
        <source>A regular expression</source>
        <translation>Ein regulärer Ausdruck</translation>
    </message>
    <message>
        <source>anywhere</source>
        <comment>where words are looked for: “rust” anywhere</comment>
        <translation>irgendwo</translation>
    </message>
    <message>
        <source>in the title</source>
        <translation>im Titel</translation>
    </message>
    <message>
        <source>in the text</source>
        <translation>im Text</translation>
    </message>
    <message>
        <source>in the author</source>
        <translation>beim Autor</translation>
    </message>
    <message>
        <source>in the link</source>
        <translation>im Link</translation>
    </message>
    <message>
        <source>in a category</source>
        <translation>in einer Kategorie</translation>
    </message>
    <message>
        <source>“{what}” {where}</source>
        <translation>„{what}“ {where}</translation>
    </message>
    <message>
        <source>all of “{what}” {where}</source>
        <translation>alles von „{what}“ {where}</translation>
    </message>
    <message>
        <source>the phrase “{what}” {where}</source>
        <translation>die Wendung „{what}“ {where}</translation>
    </message>
    <message>
        <source>the pattern {what} {where}</source>
        <translation>das Muster {what} {where}</translation>
    </message>
    <message>
        <source>no “{what}” {where}</source>
        <translation>kein „{what}“ {where}</translation>
    </message>
    <message>
        <source>not all of “{what}” {where}</source>
        <translation>nicht alles von „{what}“ {where}</translation>
    </message>
    <message>
        <source>not the phrase “{what}” {where}</source>
        <translation>nicht die Wendung „{what}“ {where}</translation>
    </message>
    <message>
        <source>not the pattern {what} {where}</source>
        <translation>nicht das Muster {what} {where}</translation>
    </message>
    <message>
        <source>notify at once</source>
        <translation>sofort melden</translation>
    </message>
    <message>
        <source>notify</source>
        <translation>melden</translation>
    </message>
    <message>
        <source>put into the digest</source>
        <translation>in die Zusammenfassung</translation>
    </message>
    <message>
        <source>Passed over: its pattern took too long. Make it simpler.</source>
        <translation>Übergangen: ihr Muster dauerte zu lange. Machen Sie es einfacher.</translation>
    </message>
    <message>
        <source>Say what to look for.</source>
        <translation>Sagen Sie, wonach zu suchen ist.</translation>
    </message>
    <message>
        <source>Choose what is to be done with what it finds.</source>
        <translation>Wählen Sie, was mit dem geschieht, was sie findet.</translation>
    </message>
    <message>
        <source>What this rule is about is gone: it finds nothing any more.</source>
        <translation>Was diese Regel betrifft, ist weg: sie findet nichts mehr.</translation>
    </message>
    <message>
        <source>What this rule is about is gone. Choose other feeds, or “All feeds”.</source>
        <translation>Was diese Regel betrifft, ist weg. Wählen Sie andere Feeds, oder „Alle Feeds“.</translation>
    </message>
    <message>
        <source>There are no rules in this file.</source>
        <translation>In dieser Datei sind keine Regeln.</translation>
    </message>
    <message numerus="yes">
        <source>{n} rules imported</source>
        <translation>
            <numerusform>{n} Regel importiert</numerusform>
            <numerusform>{n} Regeln importiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} are off and want a look</source>
        <translation>
            <numerusform>{n} ist aus und will angesehen werden</numerusform>
            <numerusform>{n} sind aus und wollen angesehen werden</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out, since rules look at articles as they arrive: {words}</source>
        <translation>Weggelassen, denn Regeln sehen Artikel an, wenn sie ankommen: {words}</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>Irgendwo</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>has any of</source>
        <translation>enthält eines von</translation>
    </message>
    <message>
        <source>has all of</source>
        <translation>enthält alles von</translation>
    </message>
    <message>
        <source>has the phrase</source>
        <translation>enthält die Wendung</translation>
    </message>
    <message>
        <source>matches the pattern</source>
        <translation>passt zum Muster</translation>
    </message>
    <message>
        <source>has none of</source>
        <translation>enthält nichts von</translation>
    </message>
    <message>
        <source>does not have all of</source>
        <translation>enthält nicht alles von</translation>
    </message>
    <message>
        <source>does not have the phrase</source>
        <translation>enthält nicht die Wendung</translation>
    </message>
    <message>
        <source>does not match the pattern</source>
        <translation>passt nicht zum Muster</translation>
    </message>
    <message>
        <source>At once, even in quiet hours</source>
        <translation>Sofort, auch in den Ruhezeiten</translation>
    </message>
    <message>
        <source>When it suits</source>
        <translation>Wenn es passt</translation>
    </message>
    <message>
        <source>{sought} in {place}</source>
        <translation>{sought} in {place}</translation>
    </message>
    <message>
        <source>every article</source>
        <translation>jeder Artikel</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>send to {title}</source>
        <translation>an {title} senden</translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>what a rule does</comment>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Something is wrong with it ({code}).</source>
        <translation>Etwas stimmt damit nicht ({code}).</translation>
    </message>
    <message>
        <source>The feed of this rule is gone: it finds nothing any more.</source>
        <translation>Der Feed dieser Regel ist weg: sie findet nichts mehr.</translation>
    </message>
    <message>
        <source>The folder of this rule is gone: it finds nothing any more.</source>
        <translation>Der Ordner dieser Regel ist weg: sie findet nichts mehr.</translation>
    </message>
    <message>
        <source>The feed of this rule is gone. Choose others, or “All feeds”.</source>
        <translation>Der Feed dieser Regel ist weg. Wählen Sie andere, oder „Alle Feeds“.</translation>
    </message>
    <message>
        <source>The folder of this rule is gone. Choose others, or “All feeds”.</source>
        <translation>Der Ordner dieser Regel ist weg. Wählen Sie andere, oder „Alle Feeds“.</translation>
    </message>
    <message>
        <source>This is no regular expression: at character {place}, {reason}.</source>
        <translation>Das ist kein regulärer Ausdruck: bei Zeichen {place}, {reason}.</translation>
    </message>
    <message>
        <source>This can&apos;t be kept ({code}).</source>
        <translation>Das lässt sich nicht speichern ({code}).</translation>
    </message>
    <message>
        <source>Rule {number} of this file can&apos;t be read ({reason}).</source>
        <translation>Regel {number} dieser Datei lässt sich nicht lesen ({reason}).</translation>
    </message>
    <message>
        <source>These rules are of a newer version of feedmon.</source>
        <translation>Diese Regeln sind von einer neueren Version von feedmon.</translation>
    </message>
    <message numerus="yes">
        <source>{n} more conditions</source>
        <translation>
            <numerusform>{n} weitere Bedingung</numerusform>
            <numerusform>{n} weitere Bedingungen</numerusform>
        </translation>
    </message>
    <message>
        <source>star</source>
        <comment>what a rule does: → notify, star</comment>
        <translation>Stern geben</translation>
    </message>
    <message>
        <source>tag “{tags}”</source>
        <translation>Schlagwort „{tags}“</translation>
    </message>
    <message>
        <source>mark as read</source>
        <comment>what a rule does: → mark as read</comment>
        <translation>als gelesen markieren</translation>
    </message>
    <message>
        <source>hide</source>
        <comment>what a rule does: → hide</comment>
        <translation>verbergen</translation>
    </message>
    <message>
        <source>stop</source>
        <comment>what a rule does: later rules don&apos;t see it</comment>
        <translation>dann Schluss</translation>
    </message>
    <message>
        <source>This is no regular expression ({reason}).</source>
        <translation>Das ist kein regulärer Ausdruck ({reason}).</translation>
    </message>
    <message>
        <source>a feed that is gone</source>
        <translation>einem Feed, der weg ist</translation>
    </message>
    <message>
        <source>a folder that is gone</source>
        <translation>einem Ordner, der weg ist</translation>
    </message>
    <message>
        <source>A web page comes in its place</source>
        <translation>An seiner Stelle kommt eine Webseite</translation>
    </message>
    <message>
        <source>An empty answer comes in its place</source>
        <translation>An seiner Stelle kommt eine leere Antwort</translation>
    </message>
    <message>
        <source>Data that is no feed comes in its place</source>
        <translation>An seiner Stelle kommen Daten, die kein Feed sind</translation>
    </message>
    <message>
        <source>A document that is no feed comes in its place</source>
        <translation>An seiner Stelle kommt ein Dokument, das kein Feed ist</translation>
    </message>
    <message>
        <source>It lists no articles any more</source>
        <translation>Er führt keine Artikel mehr auf</translation>
    </message>
    <message>
        <source>Something is wrong with it</source>
        <translation>Etwas stimmt damit nicht</translation>
    </message>
    <message>
        <source>Silent for {silent} now; its longest silence was {longest}. More than {after} count as longer than ever.</source>
        <translation>Schweigt jetzt schon {silent}; am längsten schwieg er {longest}. Was länger dauert als {after}, gilt als länger denn je.</translation>
    </message>
    <message>
        <source>When that of its server ends within 14 days. It ends on {day}.</source>
        <translation>Wenn das seines Servers innerhalb von 14 Tagen endet. Es endet am {day}.</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>when it suits</source>
        <translation>wenn es passt</translation>
    </message>
    <message>
        <source>Silent for {silent} (its longest silence was {longest})</source>
        <translation>Schweigt schon {silent} (am längsten schwieg er {longest})</translation>
    </message>
    <message>
        <source>Failing since {day}. {why}</source>
        <translation>Gestört seit dem {day}. {why}</translation>
    </message>
    <message>
        <source>Something else comes in its place. {why}</source>
        <translation>An seiner Stelle kommt etwas anderes. {why}</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Longer than it ever is</source>
        <translation>Länger denn je</translation>
    </message>
    <message>
        <source>After some days</source>
        <translation>Nach einigen Tagen</translation>
    </message>
    <message>
        <source>It never had an article.</source>
        <translation>Er hatte noch nie einen Artikel.</translation>
    </message>
    <message>
        <source>Silent for {silent} now. It has too few articles yet to tell what is usual.</source>
        <translation>Schweigt jetzt schon {silent}. Noch hat er zu wenige Artikel, um zu sagen, was üblich ist.</translation>
    </message>
    <message>
        <source>When that of its server ends within 14 days.</source>
        <translation>Wenn das seines Servers innerhalb von 14 Tagen endet.</translation>
    </message>
    <message numerus="yes">
        <source>after {n} days</source>
        <translation>
            <numerusform>nach {n} Tag</numerusform>
            <numerusform>nach {n} Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>longer than it ever is</source>
        <translation>länger denn je</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>sofort</translation>
    </message>
    <message>
        <source>in the digest</source>
        <translation>in der Zusammenfassung</translation>
    </message>
    <message>
        <source>Silent for {silent}</source>
        <translation>Schweigt schon {silent}</translation>
    </message>
    <message>
        <source>Its publisher says that it is gone for good</source>
        <translation>Sein Herausgeber sagt, dass er endgültig verschwunden ist</translation>
    </message>
    <message>
        <source>Failing. {why}</source>
        <translation>Gestört. {why}</translation>
    </message>
    <message>
        <source>The certificate of {host} ends on {day}</source>
        <translation>Das Zertifikat von {host} endet am {day}</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>d. MMMM yyyy</translation>
    </message>
    <message>
        <source>When a new item comes</source>
        <translation>Wenn ein neuer Eintrag kommt</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>List of changes</source>
        <translation>Liste von Änderungen</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>Überschrift</translation>
    </message>
    <message>
        <source>Main text</source>
        <translation>Haupttext</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>CSS selector {selector}</source>
        <translation>CSS-Selektor {selector}</translation>
    </message>
    <message>
        <source>XPath {selector}</source>
        <translation>XPath {selector}</translation>
    </message>
    <message>
        <source>JSON path {selector}</source>
        <translation>JSON-Pfad {selector}</translation>
    </message>
    <message>
        <source>When the number rises above {limit}</source>
        <translation>Wenn die Zahl über {limit} steigt</translation>
    </message>
    <message>
        <source>When the number falls below {limit}</source>
        <translation>Wenn die Zahl unter {limit} fällt</translation>
    </message>
    <message>
        <source>Above {limit} already: you are told when it was lower and rises above it again.</source>
        <translation>Schon über {limit}: Sie erfahren es, wenn der Wert darunter war und wieder darüber steigt.</translation>
    </message>
    <message>
        <source>Not above {limit} now: you are told as soon as it is.</source>
        <translation>Jetzt nicht über {limit}: Sie erfahren es, sobald es so ist.</translation>
    </message>
    <message>
        <source>Below {limit} already: you are told when it was higher and falls below it again.</source>
        <translation>Schon unter {limit}: Sie erfahren es, wenn der Wert darüber war und wieder darunter fällt.</translation>
    </message>
    <message>
        <source>Not below {limit} now: you are told as soon as it is.</source>
        <translation>Jetzt nicht unter {limit}: Sie erfahren es, sobald es so ist.</translation>
    </message>
    <message>
        <source>When “{words}” appears</source>
        <translation>Wenn „{words}“ erscheint</translation>
    </message>
    <message>
        <source>When “{words}” disappears</source>
        <translation>Wenn „{words}“ verschwindet</translation>
    </message>
    <message>
        <source>When the text changes</source>
        <translation>Wenn sich der Text ändert</translation>
    </message>
    <message>
        <source>When the number changes</source>
        <translation>Wenn sich die Zahl ändert</translation>
    </message>
    <message numerus="yes">
        <source>The text of {n} parts together is watched</source>
        <translation>
            <numerusform>Der Text dieses Teils wird beobachtet</numerusform>
            <numerusform>Der Text von {n} Teilen zusammen wird beobachtet</numerusform>
        </translation>
    </message>
    <message>
        <source>Does not hold now: you are told as soon as it does.</source>
        <translation>Trifft jetzt nicht zu: gemeldet wird, sobald es zutrifft.</translation>
    </message>
    <message>
        <source>The whole page</source>
        <translation>Die ganze Seite</translation>
    </message>
    <message>
        <source>What a CSS selector finds</source>
        <translation>Was ein CSS-Selektor findet</translation>
    </message>
    <message>
        <source>What an XPath finds</source>
        <translation>Was ein XPath findet</translation>
    </message>
    <message>
        <source>What a JSON path finds</source>
        <translation>Was ein JSON-Pfad findet</translation>
    </message>
    <message>
        <source>Its text</source>
        <translation>Seinen Text</translation>
    </message>
    <message>
        <source>Its items, one by one</source>
        <translation>Seine Einträge, einzeln</translation>
    </message>
    <message>
        <source>The number in it</source>
        <translation>Die Zahl darin</translation>
    </message>
    <message>
        <source>Whenever it changes</source>
        <translation>Immer, wenn sich etwas ändert</translation>
    </message>
    <message>
        <source>When it rises above</source>
        <translation>Wenn sie steigt über</translation>
    </message>
    <message>
        <source>When it falls below</source>
        <translation>Wenn sie fällt unter</translation>
    </message>
    <message>
        <source>When this text appears</source>
        <translation>Wenn dieser Text erscheint</translation>
    </message>
    <message>
        <source>When this text disappears</source>
        <translation>Wenn dieser Text verschwindet</translation>
    </message>
    <message numerus="yes">
        <source>{kind}: {n} items</source>
        <translation>
            <numerusform>{kind}: {n} Eintrag</numerusform>
            <numerusform>{kind}: {n} Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} items are watched</source>
        <translation>
            <numerusform>{n} Eintrag wird beobachtet</numerusform>
            <numerusform>{n} Einträge werden beobachtet</numerusform>
        </translation>
    </message>
    <message>
        <source>This number is watched</source>
        <translation>Diese Zahl wird beobachtet</translation>
    </message>
    <message>
        <source>The text of the page is watched</source>
        <translation>Der Text der Seite wird beobachtet</translation>
    </message>
    <message>
        <source>Holds now: you are told when it has been otherwise and holds again.</source>
        <translation>Trifft jetzt zu: gemeldet wird, wenn es anders war und wieder zutrifft.</translation>
    </message>
    <message numerus="yes">
        <source>{n} deliveries are tried again</source>
        <translation>
            <numerusform>{n} Zustellung wird noch einmal versucht</numerusform>
            <numerusform>{n} Zustellungen werden noch einmal versucht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} alerts copied</source>
        <translation>
            <numerusform>{n} Meldung kopiert</numerusform>
            <numerusform>{n} Meldungen kopiert</numerusform>
        </translation>
    </message>
    <message>
        <source>All Alerts</source>
        <translation>Alle Meldungen</translation>
    </message>
    <message>
        <source>Not Seen</source>
        <translation>Nicht gesehen</translation>
    </message>
    <message>
        <source>Failed Deliveries</source>
        <translation>Fehlgeschlagene Zustellungen</translation>
    </message>
    <message>
        <source>Nothing was told yet. A rule tells you of the articles that it finds.</source>
        <translation>Noch wurde nichts gemeldet. Eine Regel meldet Ihnen die Artikel, die sie findet.</translation>
    </message>
    <message>
        <source>Every alert reached you.</source>
        <translation>Jede Meldung hat Sie erreicht.</translation>
    </message>
    <message>
        <source>Alert History</source>
        <translation>Meldungsverlauf</translation>
    </message>
    <message>
        <source>Any Rule</source>
        <translation>Jede Regel</translation>
    </message>
    <message>
        <source>This rule told of nothing.</source>
        <translation>Diese Regel hat nichts gemeldet.</translation>
    </message>
    <message>
        <source>Show in Feed Health</source>
        <translation>Im Zustand der Feeds zeigen</translation>
    </message>
    <message>
        <source>Mark as Not Seen</source>
        <translation>Als nicht gesehen markieren</translation>
    </message>
    <message>
        <source>{way}: {trouble}</source>
        <translation>{way}: {trouble}</translation>
    </message>
    <message>
        <source>Show Again</source>
        <translation>Nicht mehr verbergen</translation>
    </message>
    <message>
        <source>A rule took this article out of all lists</source>
        <translation>Eine Regel hat diesen Artikel aus allen Listen genommen</translation>
    </message>
    <message>
        <source>Page address copied</source>
        <translation>Adresse der Seite kopiert</translation>
    </message>
    <message numerus="yes">
        <source>{n} polls cancelled</source>
        <translation>
            <numerusform>{n} Abfrage abgebrochen</numerusform>
            <numerusform>{n} Abfragen abgebrochen</numerusform>
        </translation>
    </message>
    <message>
        <source>Articles per Day</source>
        <translation>Artikel pro Tag</translation>
    </message>
    <message>
        <source>Polls per Day</source>
        <translation>Abfragen pro Tag</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Es wird gezählt …</translation>
    </message>
    <message>
        <source>Nothing came in the last weeks.</source>
        <translation>In den letzten Wochen kam nichts.</translation>
    </message>
    <message>
        <source>With news</source>
        <translation>Mit Neuem</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Backing Off</source>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>Feeds that are asked or stored now</source>
        <translation>Feeds, die gerade gefragt oder gespeichert werden</translation>
    </message>
    <message>
        <source>Feeds that wait for their server: for their turn, or because it said so</source>
        <translation>Feeds, die auf ihren Server warten: bis sie an der Reihe sind, oder weil er es so will</translation>
    </message>
    <message>
        <source>Feeds whose time has come, and that are asked next</source>
        <translation>Feeds, deren Zeit gekommen ist, und die als Nächstes gefragt werden</translation>
    </message>
    <message>
        <source>Feeds that failed, and wait longer for that</source>
        <translation>Feeds, die fehlgeschlagen sind und deshalb länger warten</translation>
    </message>
    <message>
        <source>Nothing is asked now, and nothing waits.</source>
        <translation>Gerade wird nichts gefragt, und nichts wartet.</translation>
    </message>
    <message>
        <source>Nothing is asked now.</source>
        <translation>Gerade wird nichts gefragt.</translation>
    </message>
    <message>
        <source>No feed waits for its server.</source>
        <translation>Kein Feed wartet auf seinen Server.</translation>
    </message>
    <message>
        <source>No feed is due.</source>
        <translation>Kein Feed ist fällig.</translation>
    </message>
    <message>
        <source>No feed waits because it failed.</source>
        <translation>Kein Feed wartet, weil er fehlgeschlagen ist.</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Height of the table</source>
        <translation>Höhe der Tabelle</translation>
    </message>
    <message numerus="yes">
        <source>{n} articles are shown again</source>
        <translation>
            <numerusform>{n} Artikel wird wieder gezeigt</numerusform>
            <numerusform>{n} Artikel werden wieder gezeigt</numerusform>
        </translation>
    </message>
    <message>
        <source>In the Alert History</source>
        <translation>Im Meldungsverlauf</translation>
    </message>
    <message>
        <source>The arrows move this line. Tab goes to the next one, Enter leaves it here, Esc takes it back.</source>
        <translation>Die Pfeiltasten verschieben diese Linie. Tab geht zur nächsten, die Eingabetaste lässt sie hier, Esc nimmt es zurück.</translation>
    </message>
    <message>
        <source>The arrows move this line, Space makes the column as wide as its words. Tab goes to the next one, Enter leaves it here, Esc takes it back.</source>
        <translation>Die Pfeiltasten verschieben diese Linie, die Leertaste macht die Spalte so breit wie ihre Wörter. Tab geht zur nächsten, die Eingabetaste lässt sie hier, Esc nimmt es zurück.</translation>
    </message>
    <message>
        <source>Width of the column “{column}”</source>
        <translation>Breite der Spalte „{column}“</translation>
    </message>
    <message>
        <source>Articles of which a rule tells you appear here.</source>
        <translation>Artikel, die eine Regel meldet, erscheinen hier.</translation>
    </message>
    <message>
        <source>Make a Rule…</source>
        <translation>Regel anlegen …</translation>
    </message>
    <message>
        <source>No alerts</source>
        <translation>Keine Meldungen</translation>
    </message>
    <message>
        <source>This watch is paused.</source>
        <translation>Diese Beobachtung ist angehalten.</translation>
    </message>
    <message>
        <source>No change yet. What changes on the page appears here.</source>
        <translation>Noch keine Änderung. Was sich auf der Seite ändert, erscheint hier.</translation>
    </message>
    <message>
        <source>New Rule for These Feeds…</source>
        <translation>Neue Regel für diese Feeds …</translation>
    </message>
    <message>
        <source>New Rule for T&amp;his Folder…</source>
        <translation>&amp;Neue Regel für diesen Ordner …</translation>
    </message>
    <message>
        <source>S&amp;nooze Alerts</source>
        <translation>Meldungen s&amp;tummschalten</translation>
    </message>
    <message>
        <source>Moved {named}</source>
        <translation>{named} verschoben</translation>
    </message>
    <message>
        <source>Moved {named} out of all folders</source>
        <translation>{named} aus allen Ordnern genommen</translation>
    </message>
    <message numerus="yes">
        <source>Deleted {named} and unsubscribed from {n} feeds</source>
        <translation>
            <numerusform>{named} gelöscht und {n} Feed abbestellt</numerusform>
            <numerusform>{named} gelöscht und {n} Feeds abbestellt</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message numerus="yes">
        <source>{n} items</source>
        <translation>
            <numerusform>{n} Eintrag</numerusform>
            <numerusform>{n} Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>the folder {title}</source>
        <translation>den Ordner {title}</translation>
    </message>
    <message>
        <source>New Folder {number}</source>
        <translation>Neuer Ordner {number}</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>So heißt nichts.</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Do something, or go to a feed or folder</source>
        <translation>Etwas tun, oder zu einem Feed oder Ordner gehen</translation>
    </message>
    <message>
        <source>Width of the list</source>
        <translation>Breite der Liste</translation>
    </message>
    <message>
        <source>Height of the list</source>
        <translation>Höhe der Liste</translation>
    </message>
    <message>
        <source>Width of the sidebar</source>
        <translation>Breite der Seitenleiste</translation>
    </message>
    <message>
        <source>{page} of {pages}</source>
        <translation>{page} von {pages}</translation>
    </message>
    <message>
        <source>&lt;a href=&quot;resume&quot;&gt;Resume&lt;/a&gt;</source>
        <translation>&lt;a href=&quot;resume&quot;&gt;Fortsetzen&lt;/a&gt;</translation>
    </message>
    <message>
        <source>Pictures: {words}</source>
        <translation>Bilder: {words}</translation>
    </message>
    <message>
        <source>The entry for login can&apos;t be written: {reason}.</source>
        <translation>Der Eintrag für die Anmeldung lässt sich nicht schreiben: {reason}.</translation>
    </message>
    <message>
        <source>Printed one page</source>
        <translation>Eine Seite gedruckt</translation>
    </message>
    <message>
        <source>Printed {pages} pages</source>
        <translation>{pages} Seiten gedruckt</translation>
    </message>
    <message>
        <source>Printing “{title}”…</source>
        <translation>„{title}“ wird gedruckt …</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Als PDF speichern</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>PDF-Dokumente (*.pdf)</translation>
    </message>
    <message>
        <source>{file} can&apos;t be written: {why}.</source>
        <translation>{file} lässt sich nicht schreiben: {why}.</translation>
    </message>
    <message>
        <source>Saved {file}</source>
        <translation>{file} gespeichert</translation>
    </message>
    <message>
        <source>Edit Feed</source>
        <translation>Feed bearbeiten</translation>
    </message>
    <message>
        <source>Changed {title}</source>
        <translation>{title} geändert</translation>
    </message>
    <message>
        <source>Edit Folder</source>
        <translation>Ordner bearbeiten</translation>
    </message>
    <message>
        <source>{changed} · its password is kept for this session only</source>
        <translation>{changed} · sein Passwort wird nur für diese Sitzung behalten</translation>
    </message>
    <message>
        <source>&amp;Folder Properties…</source>
        <translation>&amp;Eigenschaften des Ordners …</translation>
    </message>
    <message>
        <source>This article does not exist any more.</source>
        <translation>Diesen Artikel gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>No unread article above</source>
        <translation>Darüber ist nichts ungelesen</translation>
    </message>
    <message>
        <source>Everything is read</source>
        <translation>Alles ist gelesen</translation>
    </message>
    <message>
        <source>Fetch all of {title} again?</source>
        <translation>{title} noch einmal ganz holen?</translation>
    </message>
    <message>
        <source>Its server then sends everything, even if nothing changed. This helps where an article is missing or damaged; nothing that you read or starred is lost.</source>
        <translation>Sein Server schickt dann alles, auch wenn sich nichts geändert hat. Das hilft, wenn ein Artikel fehlt oder beschädigt ist; nichts Gelesenes und kein Stern geht verloren.</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Holen</translation>
    </message>
    <message>
        <source>{key} begins with {other}, which is used by {action}.</source>
        <translation>{key} beginnt mit {other}, und das benutzt {action}.</translation>
    </message>
    <message>
        <source>This action works only where the keys are in the view that it is about.</source>
        <translation>Diese Aktion wirkt nur, wenn die Tasten in der Ansicht sind, um die es geht.</translation>
    </message>
    <message>
        <source>{key} is used by {action}.</source>
        <translation>{key} benutzt schon {action}.</translation>
    </message>
    <message>
        <source>{key} begins {other}, which is used by {action}.</source>
        <translation>Mit {key} beginnt {other}, und das benutzt {action}.</translation>
    </message>
    <message>
        <source>Reset Keys</source>
        <translation>Tasten zurücksetzen</translation>
    </message>
    <message>
        <source>Reset All Keys</source>
        <translation>Alle Tasten zurücksetzen</translation>
    </message>
    <message>
        <source>{key} and {other} can&apos;t both be here: one begins the other.</source>
        <translation>{key} und {other} können nicht beide hier stehen: eine beginnt mit der anderen.</translation>
    </message>
    <message>
        <source>Resumed {named}</source>
        <translation>{named} fortgesetzt</translation>
    </message>
    <message>
        <source>Made the rule {title}</source>
        <translation>Regel {title} angelegt</translation>
    </message>
    <message>
        <source>{title} (copy)</source>
        <translation>{title} (Kopie)</translation>
    </message>
    <message>
        <source>Copied the rule {title}: the copy is off</source>
        <translation>Regel {title} kopiert: die Kopie ist aus</translation>
    </message>
    <message>
        <source>Changed the rule {title}</source>
        <translation>Regel {title} geändert</translation>
    </message>
    <message>
        <source>Switch Rule On</source>
        <translation>Regel einschalten</translation>
    </message>
    <message>
        <source>Switch Rule Off</source>
        <translation>Regel ausschalten</translation>
    </message>
    <message>
        <source>Duplicate Rule</source>
        <translation>Regel duplizieren</translation>
    </message>
    <message>
        <source>Remove Rule</source>
        <translation>Regel entfernen</translation>
    </message>
    <message>
        <source>Removed the rule {title}</source>
        <translation>Regel {title} entfernt</translation>
    </message>
    <message>
        <source>Move Rule</source>
        <translation>Regel verschieben</translation>
    </message>
    <message>
        <source>Import Rules</source>
        <translation>Regeln importieren</translation>
    </message>
    <message>
        <source>{name}: no rule</source>
        <translation>{name}: keine Regel</translation>
    </message>
    <message>
        <source>New Rule</source>
        <translation>Neue Regel</translation>
    </message>
    <message>
        <source>Edit Rule</source>
        <translation>Regel bearbeiten</translation>
    </message>
    <message>
        <source>Rules (*.json)</source>
        <translation>Regeln (*.json)</translation>
    </message>
    <message>
        <source>Export Rules</source>
        <translation>Regeln exportieren</translation>
    </message>
    <message>
        <source>it is no text</source>
        <translation>sie ist kein Text</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>sie ist zu groß</translation>
    </message>
    <message>
        <source>What it would have found</source>
        <translation>Was sie gefunden hätte</translation>
    </message>
    <message>
        <source>It is listed here as soon as the rule says what to look for.</source>
        <translation>Das steht hier, sobald die Regel sagt, wonach zu suchen ist.</translation>
    </message>
    <message>
        <source>Articles it would have found</source>
        <translation>Artikel, die sie gefunden hätte</translation>
    </message>
    <message>
        <source>There is no article to show.</source>
        <translation>Es gibt keinen Artikel zu zeigen.</translation>
    </message>
    <message>
        <source>{title}, now {place} of {number}</source>
        <translation>{title}, jetzt {place} von {number}</translation>
    </message>
    <message>
        <source>&amp;New Rule…</source>
        <translation>&amp;Neue Regel …</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Show Hidden</source>
        <translation>&amp;Verborgene zeigen</translation>
    </message>
    <message>
        <source>List the articles that this rule took out of all lists</source>
        <translation>Die Artikel auflisten, die diese Regel aus allen Listen genommen hat</translation>
    </message>
    <message>
        <source>Move U&amp;p</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move &amp;Down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren …</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren …</translation>
    </message>
    <message>
        <source>A rule tells you of articles with certain words, or stars, tags or hides them.</source>
        <translation>Eine Regel meldet Artikel mit bestimmten Wörtern, gibt ihnen einen Stern oder Schlagwörter, oder verbirgt sie.</translation>
    </message>
    <message>
        <source>New Rule…</source>
        <translation>Neue Regel …</translation>
    </message>
    <message>
        <source>Each article that arrives goes through them, from the first on.</source>
        <translation>Jeder Artikel, der ankommt, geht durch sie hindurch, von der ersten an.</translation>
    </message>
    <message numerus="yes">
        <source>{n} rules exported to {name}</source>
        <translation>
            <numerusform>{n} Regel nach {name} exportiert</numerusform>
            <numerusform>{n} Regeln nach {name} exportiert</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Edit Search…</source>
        <translation>Such&amp;e bearbeiten …</translation>
    </message>
    <message>
        <source>&amp;Delete Search</source>
        <translation>Suche lö&amp;schen</translation>
    </message>
    <message>
        <source>Save Search</source>
        <translation>Suche speichern</translation>
    </message>
    <message>
        <source>Delete Search</source>
        <translation>Suche löschen</translation>
    </message>
    <message>
        <source>Saved the search {title}</source>
        <translation>Die Suche {title} gespeichert</translation>
    </message>
    <message>
        <source>Edit Search</source>
        <translation>Suche bearbeiten</translation>
    </message>
    <message>
        <source>Deleted the search {title}</source>
        <translation>Die Suche {title} gelöscht</translation>
    </message>
    <message numerus="yes">
        <source>Mark {n} as Read</source>
        <translation>
            <numerusform>{n} als gelesen markieren</numerusform>
            <numerusform>{n} als gelesen markieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Search articles</source>
        <translation>Artikel durchsuchen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Show all articles again (Esc)</source>
        <translation>Wieder alle Artikel zeigen (Esc)</translation>
    </message>
    <message>
        <source>Search in {title}</source>
        <translation>In {title} suchen</translation>
    </message>
    <message>
        <source>The system has no program for mail.</source>
        <translation>Das System hat kein Programm für Mail.</translation>
    </message>
    <message>
        <source>The system has no program for this.</source>
        <translation>Das System hat kein Programm dafür.</translation>
    </message>
    <message>
        <source>Unread Feeds</source>
        <translation>Feeds mit Ungelesenem</translation>
    </message>
    <message>
        <source>No Unread Feeds</source>
        <translation>Keine Feeds mit Ungelesenem</translation>
    </message>
    <message>
        <source>Alerts are shown again</source>
        <translation>Meldungen werden wieder gezeigt</translation>
    </message>
    <message>
        <source>Refresh progress</source>
        <translation>Fortschritt der Aktualisierung</translation>
    </message>
    <message>
        <source>feedmon keeps running without its window. Start it again to bring the window back.</source>
        <translation>feedmon läuft ohne sein Fenster weiter. Ein neuer Start bringt das Fenster zurück.</translation>
    </message>
    <message>
        <source>There is no system tray here. With its window closed, feedmon ends and watches no feed.</source>
        <translation>Hier gibt es keine Taskleiste für Symbole. Wenn sein Fenster geschlossen ist, endet feedmon und sieht nach keinem Feed.</translation>
    </message>
    <message>
        <source>Keep It Running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>feedmon keeps watching</source>
        <translation>feedmon passt weiter auf</translation>
    </message>
    <message>
        <source>It is in the tray; Quit in its menu ends it.</source>
        <translation>Es ist in der Taskleiste; Beenden in seinem Menü beendet es.</translation>
    </message>
    <message numerus="yes">
        <source>{n} feeds could not be added.</source>
        <translation>
            <numerusform>{n} Feed konnte nicht hinzugefügt werden.</numerusform>
            <numerusform>{n} Feeds konnten nicht hinzugefügt werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tagged {tags}</source>
        <translation>Schlagwort {tags} gegeben</translation>
    </message>
    <message>
        <source>Export Articles</source>
        <translation>Artikel exportieren</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>SQLite (*.db)</source>
        <translation>SQLite (*.db)</translation>
    </message>
    <message>
        <source>Exporting articles</source>
        <translation>Artikel werden exportiert</translation>
    </message>
    <message>
        <source>{name} can&apos;t be written: {why}.</source>
        <translation>{name} lässt sich nicht schreiben: {why}.</translation>
    </message>
    <message>
        <source>No longer tagged {tags}</source>
        <translation>Schlagwort {tags} genommen</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Text size {size} %</source>
        <translation>Textgröße {size} %</translation>
    </message>
    <message>
        <source>Hide feedmon</source>
        <translation>feedmon verbergen</translation>
    </message>
    <message>
        <source>Show feedmon</source>
        <translation>feedmon zeigen</translation>
    </message>
    <message>
        <source>Versions of {title}</source>
        <translation>Fassungen von {title}</translation>
    </message>
    <message>
        <source>Text that was seen</source>
        <translation>Gesehener Text</translation>
    </message>
    <message>
        <source>Change What Is Watched</source>
        <translation>Ändern, was beobachtet wird</translation>
    </message>
    <message>
        <source>Watching {title}</source>
        <translation>{title} wird beobachtet</translation>
    </message>
    <message>
        <source>You watch this already.</source>
        <translation>Das beobachten Sie schon.</translation>
    </message>
    <message>
        <source>newest first</source>
        <translation>neueste zuerst</translation>
    </message>
    <message>
        <source>oldest first</source>
        <translation>älteste zuerst</translation>
    </message>
    <message>
        <source>by feed</source>
        <translation>nach Feed</translation>
    </message>
    <message>
        <source>unread first</source>
        <translation>ungelesene zuerst</translation>
    </message>
    <message>
        <source>best match first</source>
        <translation>beste Treffer zuerst</translation>
    </message>
    <message>
        <source>only unread</source>
        <translation>nur ungelesene</translation>
    </message>
    <message>
        <source>only starred</source>
        <translation>nur mit Stern</translation>
    </message>
    <message>
        <source>Sort and filter: {ways}</source>
        <translation>Sortieren und filtern: {ways}</translation>
    </message>
    <message>
        <source>With its window closed feedmon keeps watching from the tray.</source>
        <translation>Ist sein Fenster geschlossen, passt feedmon in der Taskleiste weiter auf.</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>Address to follow</source>
        <translation>Adresse, der gefolgt werden soll</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Paste the address of a feed, a site, a channel …</source>
        <translation>Adresse eines Feeds, einer Website, eines Kanals … einfügen</translation>
    </message>
    <message>
        <source>Follow what matters to you</source>
        <translation>Folgen Sie dem, was Ihnen wichtig ist</translation>
    </message>
    <message>
        <source>Anything that publishes will do: a feed, a site, a channel.</source>
        <translation>Alles, was veröffentlicht, ist recht: ein Feed, eine Website, ein Kanal.</translation>
    </message>
    <message>
        <source>Or begin with a list:</source>
        <translation>Oder beginnen Sie mit einer Liste:</translation>
    </message>
    <message>
        <source>the starter pack</source>
        <translation>das Starterpaket</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>Push</translation>
    </message>
    <message>
        <source>&amp;Let publishers push</source>
        <translation>Herausgeber &amp;melden lassen</translation>
    </message>
    <message>
        <source>Publishers</source>
        <translation>Herausgeber</translation>
    </message>
    <message>
        <source>Some tell of new articles the moment they publish them, if they can call this computer. Their feeds are then asked only once a day.</source>
        <translation>Manche melden neue Artikel in dem Moment, in dem sie erscheinen, wenn sie diesen Computer erreichen. Nach ihren Feeds wird dann nur noch einmal am Tag gefragt.</translation>
    </message>
    <message>
        <source>Callback address</source>
        <translation>Rückrufadresse</translation>
    </message>
    <message>
        <source>&amp;Callback address</source>
        <translation>&amp;Rückrufadresse</translation>
    </message>
    <message>
        <source>Where publishers call. It has to lead to this computer from the internet: by a tunnel, a server of yours that passes calls on, or a port of your router.</source>
        <translation>Wo Herausgeber anrufen. Sie muss aus dem Internet zu diesem Computer führen: durch einen Tunnel, einen eigenen Server, der Anrufe weitergibt, oder einen Port Ihres Routers.</translation>
    </message>
    <message>
        <source>Listen on</source>
        <translation>Lauschen auf</translation>
    </message>
    <message>
        <source>L&amp;isten on</source>
        <translation>Lauschen &amp;auf</translation>
    </message>
    <message>
        <source>The address and port at which feedmon waits for these calls. 127.0.0.1 takes those of programs on this computer alone, such as a tunnel; 0.0.0.0 also takes what a router passes on.</source>
        <translation>Adresse und Port, an denen feedmon auf diese Anrufe wartet. 127.0.0.1 nimmt nur die von Programmen dieses Computers an, etwa eines Tunnels; 0.0.0.0 nimmt auch an, was ein Router weitergibt.</translation>
    </message>
    <message>
        <source>&amp;Test the Address</source>
        <translation>Adresse &amp;testen</translation>
    </message>
    <message>
        <source>Calling the address…</source>
        <translation>Die Adresse wird angerufen …</translation>
    </message>
    <message>
        <source>An address has https:// or http://, a host, and neither login nor “?”.</source>
        <translation>Eine Adresse hat https:// oder http://, einen Host und weder Anmeldung noch „?“.</translation>
    </message>
    <message>
        <source>This is an IP address and a port: 127.0.0.1:8417 or [::1]:8417.</source>
        <translation>Das ist eine IP-Adresse mit einem Port: 127.0.0.1:8417 oder [::1]:8417.</translation>
    </message>
    <message>
        <source>Pushed: {news}</source>
        <translation>Gemeldet: {news}</translation>
    </message>
    <message>
        <source>Nothing listens.</source>
        <translation>Niemand lauscht.</translation>
    </message>
    <message>
        <source>Nothing listens yet, so nobody can be reached.</source>
        <translation>Noch lauscht niemand, also ist auch niemand zu erreichen.</translation>
    </message>
    <message>
        <source>Asking {hub} to push</source>
        <translation>{hub} wird gebeten zu melden</translation>
    </message>
    <message>
        <source>{hub} pushes new articles</source>
        <translation>{hub} schickt neue Artikel</translation>
    </message>
    <message>
        <source>Listening on {address}.</source>
        <translation>Gelauscht wird auf {address}.</translation>
    </message>
    <message>
        <source>Another program has {address}. If it is another feedmon for the same feeds, it listens for both; else choose another port.</source>
        <translation>Ein anderes Programm hat {address}. Ist es ein anderes feedmon für dieselben Feeds, lauscht es für beide; sonst wählen Sie einen anderen Port.</translation>
    </message>
    <message>
        <source>Nothing can listen on {address}: {reason}</source>
        <translation>Auf {address} kann niemand lauschen: {reason}</translation>
    </message>
    <message>
        <source>The address reaches this program.</source>
        <translation>Die Adresse erreicht dieses Programm.</translation>
    </message>
    <message>
        <source>Nobody answers at the address. {reason} Some routers do not let a computer call itself from inside; then ask from elsewhere.</source>
        <translation>Unter der Adresse antwortet niemand. {reason} Manche Router lassen einen Computer nicht von innen sich selbst anrufen; fragen Sie dann von anderswo.</translation>
    </message>
    <message>
        <source>The address leads elsewhere: somebody else answered there, with status {status}.</source>
        <translation>Die Adresse führt woandershin: dort hat jemand anderes geantwortet, mit Status {status}.</translation>
    </message>
    <message>
        <source>{hub} does not want to push. It is asked again: {when}</source>
        <translation>{hub} will nicht melden. Wird wieder gefragt: {when}</translation>
    </message>
    <message>
        <source>{hub} can&apos;t be won for it: {reason} It is asked again: {when}</source>
        <translation>{hub} ist nicht dafür zu gewinnen: {reason} Wird wieder gefragt: {when}</translation>
    </message>
    <message>
        <source>Asking {hub} to push. Last time: {reason}</source>
        <translation>{hub} wird gebeten zu melden. Beim letzten Mal: {reason}</translation>
    </message>
    <message>
        <source>{hub} pushes, but kept articles back. It is not relied on until {when}.</source>
        <translation>{hub} schickt neue Artikel, hielt aber welche zurück. Verlass ist darauf erst wieder: {when}.</translation>
    </message>
    <message>
        <source>{hub} tells when there are new articles</source>
        <translation>{hub} sagt, wann es neue Artikel gibt</translation>
    </message>
    <message>
        <source>It did not call back.</source>
        <translation>Er hat nicht zurückgerufen.</translation>
    </message>
    <message>
        <source>It refused.</source>
        <translation>Er hat abgelehnt.</translation>
    </message>
    <message>
        <source>Its publisher can push new articles. Preferences &gt; Push says what that needs.</source>
        <translation>Der Herausgeber kann neue Artikel schicken. Unter Einstellungen &gt; Push steht, was dazu nötig ist.</translation>
    </message>
    <message>
        <source>Agreed until {when}</source>
        <translation>Vereinbart bis {when}</translation>
    </message>
    <message>
        <source>Nothing was pushed yet</source>
        <translation>Noch wurde nichts geschickt</translation>
    </message>
    <message>
        <source>Last pushed: {when}</source>
        <translation>Zuletzt geschickt: {when}</translation>
    </message>
    <message>
        <source>push is on, and this makes sure once a day</source>
        <translation>Push ist an, und einmal am Tag wird nachgesehen</translation>
    </message>
    <message>
        <source>push does not come any more</source>
        <translation>Push kommt nicht mehr</translation>
    </message>
    <message>
        <source>the publisher says that there is news</source>
        <translation>der Herausgeber sagt, es gibt Neues</translation>
    </message>
</context>
</TS>
