"""Briefing: a folder of Markdown policy briefs becomes a site of plain files.

The map of the code. A package imports only packages that stand above it; a test proves this.

    core        model, view_model, follow_model, card_model, registers, settings, diagnostics,
                proposals, codes, printable, paths, slugs, urls, languages, collation, web_address,
                hashing, serialize, characters, patterns, bullets, excerpt, citations,
                citation_formats, citation_patterns, citation_names, citation_name_forms: values
    charts      csv_table, options, number_hints, values, data, scale, labels, shapes, rows,
                time_axis, plane, figure: a CSV file, options of a chart → its picture, its table
    markdown    convert, limits, mistakes, context, postprocess, links, figures, chart_blocks,
                sanitizer, positions, smartquotes; parser: extension, lines, leaves, blocks, starts,
                paragraphs, headings, fences, html_blocks, tables, alerts, references, definitions,
                destinations, inline, marks, delimiters, brackets, near_links, autolinks, raw_html,
                characters, tree, lists, footnotes, abbreviations, captions, serializer: → safe HTML
    content     decode, git_traces, frontmatter, foreign_front_matter, yaml_lines, yaml_errors,
                toml_cures, toml, ast, dates, fields, cures, key_cures, names, sections, levels,
                validator, file_parser, figure, brief, config, types, media, raster, jpeg, avif,
                svg, schema, draft_template, placeholder, text_edit, yaml_edit, topic_edit,
                topic_mentions, record_edit, punctuation, digest_settings, editor_settings,
                editor_config, yaml_types, plain_text, archive_version: bytes → texts, settings
    archive     relations, series, curated, terms, validate, aliases, standing, cited, sources,
                status, views, digests, charts: briefs → one archive, and what layouts see
    site        groups, inputs, contexts, pages, home, cards, lists, register, sources, series,
                timeline, glossary, feeds, follow, digests, editor, redirects, changes,
                invalidation: the pages and their addresses; which pages an edit can change
    search      types, languages, tokenizer, document, varint, postings, docids, facets, listing,
                files, parts, shards, splice, index: briefs → the files that the browser searches
    templates   files, assets, copies, closure, syntax, environment, render, flatten, text_memory,
                tree, catalogues, english, translate, codegen, locale_texts, l10n: layouts → pages
    cards       style, lines, picture: a brief → its picture for networks
    storage     fs, lock, database, cache, manifest, transaction, flush, output, publish, git: the
                file system, the cache, the published folder, the commit
    build       types, toolchain, prefetch, scan, snapshot, check_cache, read_text, ingest,
                card_files, load, incremental, index_listing, loaded_pages, index_builder,
                feed_texts, term_marks, term_pages, render_groups, render_site, ownership,
                interim_pages, publication, early_pages, pipeline, state, session, workers,
                interrupts, limits: from the files of an archive to the output folder, in one way
    mail        days, digest, message, delivery: what is new → an e-mail, and its way
    lint        locate, rules, similar_titles, runner: what an editor would improve
    importers   types, sniff, plaintext, html, tei, docx, word_styles, word_notes, word_pictures,
                markup_tree, footnotes, tree_marks, tree_inline, tree_lines, tree_tables,
                tree_blocks, blocks, body, escape, extract, patterns, dates, topic_guess, to_draft:
                articles that were published elsewhere → drafts; markup → Markdown
    migrate     types, front_matter, reading, terms, tag_content, code_parts, markdown_source, tags,
                notebooks, statements, inclusions, moments, rst_source, rendering, places, pages,
                languages, anchors, embeds, references, words, plan, conversion, files, staging,
                downloads, acceptance, report, detection, run; plain, jekyll, hugo, eleventy, hexo,
                mkdocs, quarto, pelican, wordpress, ghost, mobiledoc, lexical: an old archive → ours
    preview     server, events, watcher: the preview's web server, and the files that change
    commands    build, init, upgrade, serve, new, record, topics, import_, migrate, check, schema,
                digest, editor_config; console, program_name, questions, choices, relation_options,
                git, front_matter_index, topic_list, topic_change, atomic_write, starter, shipped,
                present_files, vendor, import_report, link_check, http_probe, picture_download:
                what authors run
    cli         main, fastpath, parser, argument_parser, options, dispatch, interrupts,
                build_options, completion: the words

Data flows one way: content → files → briefs → archive → pages → bytes → site. Packages that take
values and return values read no disk, no clock and no environment: a test lists them (`PURE`).
"""

__version__ = "0.1.0"
