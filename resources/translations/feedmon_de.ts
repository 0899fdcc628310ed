<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>feedmon</name>
    <message>
        <source>&amp;Newest First</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort this list by age, the newest article first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Oldest First</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort this list by age, the oldest article first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By &amp;Feed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort this list by the titles of the feeds, each from its newest article on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Unread First</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show unread articles before those that are read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Group Articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put headings between days, or between feeds where the list is sorted by feed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything &amp;Here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List all articles of this place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only Un&amp;read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List only the unread articles of this place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only &amp;Starred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List only the starred articles of this place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark A&amp;bove as Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark every article above this one as read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark Belo&amp;w as Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark every article below this one as read, as far as the list goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About feedmon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open {homepage} in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;Diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show Data &amp;Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Website</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>feedmon {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the address of a feed, or of whatever you would like to follow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address was on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add Feed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Look Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>This is a list of {n} feeds.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Importing it follows those that you do not follow yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add {number} Feeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking in the usual places…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Feed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look in the &amp;Usual Places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feeds found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has no articles yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>30 Sep 2025</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take It Over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys that this action has if you change nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use These Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {key} away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} is here already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key; the menus and the command palette have it all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feeds of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Unsubscribe from {n} feeds?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This can be undone for a day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Unsubscribe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {named}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} feeds inside can stay and move up, or be unsubscribed from as well.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The {n} feeds beside go in any case.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Keep the Feeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep the Feed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Either can be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As their folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As they publish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only when I refresh them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit Feeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Look for articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Totals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;olling</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Change {n} Feeds</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Top level, in no folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Together with other feeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One for each article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feeds and folders within with a rhythm of their own keep it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Properties of {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder around it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the new folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What can&apos;t be followed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter feeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading them tells their servers that you read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their servers hear that name instead of feedmon&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;ut into:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import OPML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep feedmon running?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no system tray here that could show feedmon. Without its window it can watch your feeds all the same and tell you of new articles; starting it again brings the window back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are asked once. The preferences have this choice, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press a key, or several one after the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge Feeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which feed is to be followed?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes over the articles of the others, which are unsubscribed from. Articles that are there twice become one, with every star and tag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} articles</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Failing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move {named} to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a folder, or name a new one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New folder “{typed}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those of the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three lines, with the first words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That of the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Density</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the sidebar and of the list of articles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Articles in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the next start on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the &amp;icons of sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Icons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A site is asked for its icon once a week at most, and not at all while this is off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back Up Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No backup yet. One is made each day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps feedmon running in the tray</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps feedmon running, tray or not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quits feedmon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Check feeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less often where a site asks for that. A folder or a feed may have a rhythm of its own: see its properties.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the same &amp;time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the most, over all sites; never two of one site.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Give up after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What takes longer counts as failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start feedmon when I log in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing the &amp;window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without its window where there is a tray.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MB of a feed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MB of a page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MB of a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MB of an icon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This one:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave name and password out: they would be kept where others can read them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the address of a proxy. It has http:// or https://, a host and a port: http://proxy.example:3128</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try IP&amp;v4 first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment names that of the system (http_proxy, https_proxy, no_proxy).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For networks where IPv6 is set up but does not get through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{of} that are read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is larger is not read: it would cost memory and time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Read at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer itself is never asked through one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Announce new articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those of one refresh together, and only while you are not at the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a &amp;sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only of feeds that I allow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With serifs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After {seconds} seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mark as read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In all feeds that have the &amp;article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Articles with the same link count as one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark &amp;edited articles as unread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load &amp;pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading one tells its server that the article is being read, and when.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Font</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words} ({measure} characters)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The &amp;newest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> of each feed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those of the &amp;last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Articles kept of each feed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days that articles are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starred and tagged articles are always kept. A feed&apos;s own limits go before these. What is beyond them goes within the hour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tidy Up Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} articles of {feeds}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{size} on the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tidying up…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} of backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} of logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} articles deleted</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} feeds</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Keys as in {program}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whatever loses its key is in the menus and in the command palette.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Keep the {n} that you chose yourself</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing: all keys are as they would be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} actions get other keys with those of {program}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Together, feed by feed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask before loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always load</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} days</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Count unread articles in totals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At m&amp;ost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Articles to keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No ol&amp;der than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days to keep articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Totals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starred and tagged articles stay in any case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known &amp;by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As everywhere: {usual}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As chosen here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What feedmon calls itself to the server of this feed, and where that redirects to. Leave it empty unless the server asks for something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show All in Feed Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The feed says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for the keyring of your system…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove Login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password is for {host}. The other server does not get it: type it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept; type another one to change it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a server of your own network. Somebody else there could pretend to be it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Do not check it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not check the certificate of the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to {url}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the feed this address again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>language {language}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the site in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is asked again now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell the publisher: other programs may not be able to read the feed at all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing had to be mended in its document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore a Backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes between two checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait at least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another number of minutes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As {place}: {plan}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words, “phrases”, feed:, folder:, tag:, is:unread, after:7d, -not, or OR between two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>You changed {n} actions.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Search shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys as in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the keys of a program that you know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No action has this name or key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the chosen action other keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the chosen action its keys back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give all actions their keys back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search by name or key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A few feeds to begin with. Each can be left again at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starter Pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no tags yet. Type one and press Enter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find or add a tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tags of this article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter adds “{typed}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside feedmon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes on; nothing that was stored is lost. The report helps to mend it: it names versions and the place in the program, but no addresses, titles or texts of yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Something went wrong inside feedmon ({n} times).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Copy Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide &amp;Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In fields this is typed; everywhere else it works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buttons and fields keep this key: it works in the list and in the article.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In fields this key does what it always does there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The desktop may keep this key for itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} goes from field to field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} leaves fields and closes what lies over the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} moves within lists and articles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With Ctrl and Alt together some keyboards type letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} closes windows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} opens the menu {menu}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the feed does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not Asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why the last refresh did not ask the feed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last Success</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long ago it was last fetched without a failure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What its server answered last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long its last answer took</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polls that failed since the last one that went well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it is asked next, and why then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests of the polls that the log has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came in the polls that the log has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What need not come again because nothing had changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What Came of It</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{action}: {before}, then {keys}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{action}, {keys}, changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All Articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not counted in totals</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} feeds failing</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{unread} unread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not counted in totals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being fetched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failing: {wrong}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warning: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Star</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark All Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{new} new articles in {n} feeds</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and {n} more feeds</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and {n} more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} new in {feed}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} new articles</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{feed}: {number} new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 new article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another feed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>feedmon runs on this folder already, but its window does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup was not restored. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>feedmon: {sentence} ({path})
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The article store is damaged, so articles may be missing or lists be wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before an upgrade, {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside, {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{articles} of {feeds}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window closes for a moment and comes back with {articles}. What came, and what you read or starred since then, is gone from the window; what the feeds still list comes again.

Nothing is deleted: the articles of now are set aside in the data folder, and stay in this list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restored the articles of {day}. Those until now were set aside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Restore the Backup of {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a backup of {day} with {articles}. The damaged store is kept beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The article store could not be looked after. {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can&apos;t be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the articles of {day}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restoring the articles of {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy is looked through first. Nothing is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No backup could be made. {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The article store is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No backup {day}. {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked through {day}: nothing is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tidied up {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMMM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked through {day}. {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>a day of another year, in Qt&apos;s format</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>a day of this year, in Qt&apos;s format</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The article store could not do that: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The article store is damaged, or is no feedmon store. It was left untouched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer version of feedmon wrote the article store. It was left untouched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program holds the article store. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The article store can&apos;t be written. Check the permissions of its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, so nothing was changed. Make room and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk has no room for a copy of the article store: {} more are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The article store is in use by {}. End that and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This copy of the article store is damaged, so it was not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is fetching this feed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This feed does not exist any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder does not exist any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This search is not kept any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No server understands this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address can&apos;t be subscribed to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a web address. It should begin with http:// or https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You already follow this feed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no feed at this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a list of feeds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file can&apos;t be read as OPML.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other program&apos;s data can&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The feed could not be fetched: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no network connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s name could not be looked up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy can&apos;t be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server could not be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No secure connection to the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not answer within {} seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server answered with an error ({}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer was too large, so it was not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server redirects to a place that can&apos;t be followed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server points to an address inside a private network ({}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server asked to be left alone for a while.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s answer was incomplete or garbled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer could not be understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came back is not a feed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading this feed took too long or too much memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside feedmon ({}). The log has the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The article store could not do that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk has no room for a copy of the article store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The article store is in use by another program. End that and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The feed could not be fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside feedmon. The log has the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server answered with an error.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server points to an address inside a private network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This copy of the article store is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is neither a list of feeds nor the data of a program that feedmon knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This data is of a version of its program that feedmon does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This data is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other program is writing to its data. Try again in a moment, or close it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other program did not end cleanly. Start and close it once, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file can&apos;t be read. Check its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file ends in the middle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something in this file is larger than feedmon accepts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only letters without accents, digits and signs can be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is too long: servers take 500 characters at the most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page names no feed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page names a feed, but what is there is not one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no feed in the usual places either.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came back was empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came back is JSON, but not a JSON feed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came back is XML, but not a feed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came back is neither a feed nor a web page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy can&apos;t be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy asks for a user name and password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy is of a kind that feedmon can&apos;t use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not understand the address (400).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server asks for a user name and password (401).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server asks for payment (402).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refuses to give out this feed (403).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing at this address (404).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The publisher removed this feed for good (410).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server asked to be asked less often (429).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has an error of its own (500).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is having trouble (502).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is overloaded or down for maintenance (503).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is having trouble (504).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s name is not known (any more).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no way to the server&apos;s network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate has expired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate belongs to another address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is larger than 15 MB, so it was not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer unpacks to 200 times its size, so it was not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer has too many headers, or one beyond 32 kB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server redirects in a circle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server redirects too many times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server redirects to something that is not a web address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server redirects without saying where to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came back is a web page, not a feed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading this feed took too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading this feed took too much memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading this feed failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside feedmon ({name}). The log has the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is larger than {limit} MB, so it was not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong ({code}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server asked to be left alone until {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} answered {status} with something else{type}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} answered {status} with a web page{type}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} answered {status} with JSON{type}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} answered {status} with an XML document{type}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} answered {status} with nothing{type}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Following {n} feeds</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Following {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Followed already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>newest {age}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not fetched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not secure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bad redirect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked to wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Garbled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a feed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took too much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Internal error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bad address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Login needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too often</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocked by law</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overloaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs a login: give the feed a user name and a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the site: it may be for subscribers only now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the site in the browser. If it opens there, the server turns programs away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the site: the feed may have another address now. You can change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not asked any more. Its articles stay until you unsubscribe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is to be done: it is asked less often now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is withheld where you are. Another address of it may work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Often it passes by itself. If it stays, look at the site.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The site may have moved or closed. Look for its new address, or unsubscribe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network. If other feeds work, the site may be away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network: it is asked again when there is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the proxy in the preferences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The site may be down. It is asked again, less and less often.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its publisher has to renew it; until then nothing is fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the site: the feed may live at another address now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something may be reading along, or the publisher made the certificate on their own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the site in the browser, which says more about it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is slow or overloaded. It is asked again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell its publisher: a feed of this size helps nobody. If you need it all the same, Preferences &gt; Network says how much is read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell its publisher: no honest feed unpacks like this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell its publisher: hardly any program reads so many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the site: the feed may have another address now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only an address that you give yourself may lead there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is asked again when the server wants to be asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the site: the page may name the feed&apos;s new address, or ask for a login.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log has the details; a report of them helps to mend it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{milliseconds} ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{new} new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{updated} changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last answer: {answer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failures in a row: {failures}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} requests</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{share} % “nothing new” (304)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last success: never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last success: {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All feeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An entry without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No feed matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{name} lists {n} feeds: {parts}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} entries can&apos;t be followed:</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Load pictures in the {n} feeds for which this list says so</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use another user a&amp;gent for the {n} feeds for which this list says so</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Following {n} feeds from {name}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{name} lists no feed that could be followed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{name} lists {n} feeds.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{picked} of {free}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Follow {n} Feeds</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Follow Feeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: no new feed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} are followed already</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} were listed more than once</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>and {more} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} bytes</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>there is nothing older</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is missing any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no more of this feed are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the feed has another address now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>they are being loaded already</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Loading older articles: {new} from {n} documents so far</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{feeds} feeds have moved for good: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading older articles…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} older articles</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>no older articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” has moved for good, and is followed at {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{feeds} feeds have moved for good: {names} and {n} others.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Polling paused until {clock_time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polling paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mondays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tuesdays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wednesdays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thursdays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fridays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saturdays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sundays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved by the publisher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merged into this feed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An “&amp;” stands alone; it has to be written as “&amp;amp;”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A “&lt;” stands alone; it has to be written as “&amp;lt;”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a control character, which no document may have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tag has the same attribute twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An abbreviation of its own was left out, since it grows too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A character is named by number that no document may have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A character is named as in HTML, which a feed does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of its articles is none, and was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is something behind the end of the feed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is something before the beginning of the feed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An attribute of a tag is not written as it has to be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tag is not closed, or closed in the wrong order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not say in which encoding it is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not say which version of JSON Feed it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not written as XML has to be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is an empty line or a space before its first line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a “]]&gt;” where it may not stand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A character is named by its two halves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its tags are nested deeper than anybody reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ends in the middle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of raw text is not closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It uses names of an extension that it does not declare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are bytes that are no letters in its encoding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTML stands in it without being marked as text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A character is named that nobody knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is written in another encoding than it says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{why} · until {moment}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password will be kept in the keyring of your system ({keyring}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password is kept for this session only: it is gone when feedmon is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keyring was found on this system, so a password is kept for this session only: it is gone when feedmon is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password is kept in the keyring of your system ({keyring}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{others} and {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One answer is good for {span}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is updated {often}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing comes in these hours (UTC): {hours}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing comes on {listed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not fetched yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failing for long; asked once a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gone for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you changed it just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as often as it publishes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more often, since articles may have been missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the interval you chose for its folder or for all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the interval you chose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only when you refresh it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the feed wants no request at that hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the feed wants no request on that day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting longer after failures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failing for long, so asked once a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server asked to wait until then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the network was away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the publisher removed the feed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The publisher removed the feed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server asked to be left alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked less than a minute ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is fetching it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polling is paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a web address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file ends in the middle of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is broken there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a program makes this feed, and programs are never imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a program changes this feed, and programs are never imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file on a computer, not a web address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a browser with scripts makes this feed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>belongs to an account of an online service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a feed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refreshing {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}; waits until {countdown}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when}, {left}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not refreshed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{progress} · {new} new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next check {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No next check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line {line}: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not refreshed. {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not refreshed. Asked less than a minute ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cache-Control max-age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expires</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Cancelled after {n} feeds</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{failed} failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{skipped} not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ttl of the feed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Refreshed {n} feeds in {duration}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>sy:updatePeriod of the feed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it publishes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only when I refresh it</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Every {n} minutes</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every {n} minutes</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} minutes</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>as it publishes</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Every {n} weeks</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every {n} days</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every {n} hours</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every {n} weeks</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every {n} days</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every {n} hours</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} weeks</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} hours</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>only when I refresh it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no “{written}”. It may be {others} or {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the first {begin} characters are searched for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{written}” names no day. Write 2026-11-30, 2026-11, today, or 7d for a week ago.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the feed says “{date}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tomorrow, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dddd, d MMMM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dddd, d MMMM yyyy</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} feeds are failing</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} unread articles</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing unread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No check is planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next check soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ids from the feed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link and title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edited {inside}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} changes</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Counts{since}, because the ids in the feed were missing, repeated or new with every document. With them read articles would come back as new ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ids in {feeds} feeds mean nothing: their articles are known by link and title now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until {inside}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only pictures, links or formatting changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As you chose: feedmon leaves it so, whatever the ids are like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> since {inside}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ids in “{title}” mean nothing: its articles are known by link and title now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not encrypted: the site redirects from https to http ({}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not secure: the certificate of {} is not checked, as you chose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redirected to {} for more than a month, though not for good. If it lives there now, change its address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has moved to {}, where another of your feeds is. The two can be merged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may have missed about {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The feed sends more articles than feedmon takes at once ({} left out).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: {label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done again: {label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <comment>between two versions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <comment>between two versions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer in the feed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} trackers blocked</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Watch on {host}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen on {host}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open on {host}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore a Backup…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No earlier version of this article is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version is not kept any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposals for the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count in Totals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out of Totals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused {named}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edited {named}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Merged {n} feeds into {title}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Delete Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh &amp;These Feeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This feed names no site that can be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feed address copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh &amp;This Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh &amp;This Feed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upgrading your articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This happens once, for a new version. A copy of the old ones is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening your articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With many of them it takes a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsubscribed from {named}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsubscribe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polls</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} feeds selected.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This feed was not asked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a feed to see the log of its polls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed in Last Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not Asked in Last Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feeds whose last poll failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feeds that work, but not as they should</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feeds that failed for so long that they are asked once a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feeds that you paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feeds that their publisher removed for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feeds that keep their readers waiting for seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by title or address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No feed is followed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No feed fails.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no warning about any feed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No feed has failed for long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No feed is paused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No feed is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No feed is slow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What failed in the last refresh is not followed any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was not asked in the last refresh is not followed any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feed Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of all polls in the log: what they cost, and what servers need not have sent again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No feed has this title or address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagnostics copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} is not there: {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No program opens web addresses here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} could not be opened. It is {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In Feed Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Properties…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop &amp;Loading Articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Load Older Articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved {named} to {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted {named}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} folders</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Moved {named}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved {named} out of all folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Deleted {named} and unsubscribed from {n} feeds</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} items</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>the folder {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Folder {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do something, or go to a feed or folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;a href=&quot;resume&quot;&gt;Resume&lt;/a&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch all of {title} again?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its server then sends everything, even if nothing changed. This helps where an article is missing or damaged; nothing that you read or starred is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} begins with {other}, which is used by {action}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This action works only where the keys are in the view that it is about.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} is used by {action}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} begins {other}, which is used by {action}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset All Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} and {other} can&apos;t both be here: one begins the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resumed {named}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit Search…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved the search {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted the search {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all articles again (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search in {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unread Feeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No Unread Feeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>feedmon keeps running without its window. Start it again to bring the window back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no system tray here. With its window closed, feedmon ends and watches no feed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep It Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ask to keep running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>feedmon keeps watching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is in the tray; Quit in its menu ends it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} feeds could not be added.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>add feed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tagged {tags}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer tagged {tags}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide feedmon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show feedmon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>oldest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by feed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unread first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only unread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only starred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort and filter: {ways}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With its window closed feedmon keeps watching from the tray.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address to follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the address of a feed, a site, a channel …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow what matters to you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anything that publishes will do: a feed, a site, a channel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or begin with a list:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starter pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the starter pack</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
