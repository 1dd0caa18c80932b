"""Briefing: a folder of Markdown policy briefs becomes a site of plain files.

The map of the house. Arrows of import run down only; a test holds the house to this.

    command              the command: a glance first, then orders
      glance             whether there is anything to do at all
        lies             how files lie in a folder
      orders             the command's words carried out, and an exit code
      grammar            what the command line understands
      completion         the same, for a shell to complete
      desk/              what an author runs, and how it is told to them
        building         the build, shown: progress, problems, the closing line
        topics           topics listed, renamed and merged; with overview, the list, and put,
                         texts written whole, all or none
        drafting         a new brief; with authorship, who sits here, and choosing, the questions
        fronts           settings and front matter, no more read than that
        git              Git, asked a question
        telling          problems, each with the line it stands on
        serving          the preview: built anew with each save
        window           the preview's pages, served and told what changed
        watching         files that change, as they come
        importing        articles of others → drafts; clipped tells of them
        describing       the schema of front matter, with an archive's own words
        checking         the check, shown: problems, style, the closing line
        outside          links to other sites: what is asked, remembered and said of them
        rounds, asking   many addresses asked politely; one address asked
      workshop           an archive held open between builds
      proofreading       all problems and what an editor would mend, without publishing
      pipeline           the whole way on one screen
        recall           when nothing changed
        retouch          when one brief's text did, and nothing else
        intake           files → readings, unchanged ones from the store
        indexing         the archive → the finder's files
        press            planned pages → the published folder, all or nothing
        printer          one subject's pages, rendered and staged
        crew             work shared out to processes
      disk/              the rooms with a door to the disk; they never import each other
        scan             content/ → files
        store            what the last build knew
        layouts          Jinja, and what a layout depends on
        publish          staging, renaming, deleting
        commit           which commit the archive is at
      archive/           pure: briefs → archive → pages
        archive          who wrote what about what, what clashes
        views            the narrow values that layouts see
        plan             the only place that decides an address
        reach            which pages an edit can change
      finder/            pure: briefs → what the browser filters and searches with
        words, said      text → terms; a brief → what it says
        numbers, signs   briefs → numbers; numbers → text
        postings, shards what briefs say → lines by term → files of bounded size
        facets           what filtering and lists want
        index            the last index and what changed → the next one
      style/             pure: a brief and its text → what an editor would mend
        sheet, likeness  one brief's style; titles that are nearly the same
        mentions         the topics that a text names
        written          where things stand in a brief's file
      reading/           pure: bytes → briefs, settings, topics, authors
        text, frontmatter, tomltext, nodes, moments, fields, vocabulary, brief, result
        slips            what stopped YAML → the line at fault and its cure
        rewriting        words of front matter replaced in place
        retopics         topics renamed and merged, as values and as TOML; with tomlspans
        drafted          values → a new brief's text
        schema           the table of fields → what editors hold front matter to
        prose            Markdown → safe HTML, in steps: limits, misread, tree, targets,
                         tags, wall; with job, places and punctuation
        quick_markdown   Python-Markdown's own output, sooner; with quick_inline and quick_tree
        media            pictures told and measured
      clipping/            pure: articles of others → drafts
        sorts            bytes → what sort of file, and its text
        text, page, word a text, a web page, a Word file → a clip
        markup, plain    markup and free text → Markdown that stands for itself
        article, signs, dates
                         what stands around a text: bylines, credits, buttons, times
        clip             the values; subjects: the topics it seems to be about
        draft            a clip → the file of a draft
      wording, encoding  pure: dates in a reader's language; JSON and CSV
      flat, phrases, lean
                         pure: a layout and all that it includes, joined; its words; its code
      model, settings, addresses, problem
                         the values, the names they may have, and the one diagnostic

Data flows one way: content → files → readings → archive → pages → bytes → site. The middle
(reading, archive, finder, style) takes values and gives values: no disk, no clock, no environment.
"""

__version__ = "0.1.0"
