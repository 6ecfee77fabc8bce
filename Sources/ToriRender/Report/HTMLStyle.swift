/// How a page looks: on light and dark screens, narrow ones, and on paper.
///
/// What is drawn of signs wants two columns for a character of Japanese. Fonts for programs have columns of 0.6 em, drawn
/// here so large that they are half of one.
enum HTMLStyle {
  static let text = """
    @font-face {
      font-family: columns;
      src: local('DejaVu Sans Mono'), local('Menlo'), local('Liberation Mono'), local('Courier New');
      size-adjust: 83.2%;
    }
    :root {
      color-scheme: light dark;
      --ground: \(ChartTheme.light.ground); --text: \(ChartTheme.light.text);
      --faint: \(ChartTheme.light.faintText); --line: \(ChartTheme.light.line);
      --link: #0550ae; --raised: #f6f8fa; --mark: #fff1a8;
    }
    @media screen and (prefers-color-scheme: dark) {
      :root {
        --ground: \(ChartTheme.dark.ground); --text: \(ChartTheme.dark.text);
        --faint: \(ChartTheme.dark.faintText); --line: \(ChartTheme.dark.line);
        --link: #79b8ff; --raised: #161b22; --mark: #594a12;
      }
    \(darkPictures)}
    * { box-sizing: border-box; }
    body {
      margin: 0; background: var(--ground); color: var(--text);
      font: 16px/1.7 system-ui, \(SVGPage.fonts);
      overflow-wrap: anywhere;
    }
    main { max-width: 54rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
    h1 { font-size: 1.75rem; line-height: 1.35; margin: 0 0 1.25rem; }
    h2 { font-size: 1.3rem; line-height: 1.4; margin: 2.5rem 0 .75rem; }
    h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
    a { color: var(--link); text-decoration: none; }
    a:hover { text-decoration: underline; }
    hr { border: 0; border-top: 1px solid var(--line); margin: 2rem 0; }
    blockquote { margin: 1rem 0; padding: 0 1rem; border-left: 3px solid var(--line); color: var(--faint); }
    pre, code { font-family: ui-monospace, Menlo, Consolas, 'Noto Sans Mono CJK JP', 'BIZ UDGothic', monospace; }
    code { font-size: .9em; }
    pre { font-size: .85rem; line-height: 1.55; white-space: pre-wrap; }
    pre code { font-size: inherit; }
    .answer { margin: 1.75rem 0; }
    .query, main > pre { margin: 0; padding: .6rem .8rem; background: var(--raised); border-left: 3px solid var(--line); }
    .answer:not([id]) { margin: .6rem 0; }
    .drawing, .strip { font-family: columns, 'Noto Sans Mono CJK JP', 'Hiragino Sans', 'BIZ UDGothic', monospace; }
    .drawing { overflow-x: auto; white-space: pre; font-size: .9rem; }
    figure { margin: .25rem 0; }
    figure svg { display: block; max-width: 100%; height: auto; }
    figcaption, .count, .notes, .facts, .remark { font-size: .875rem; line-height: 1.55; color: var(--faint); }
    .count, .remark { margin: .6rem 0 .35rem; }
    .notes { margin: .4rem 0; padding-left: 1.2rem; }
    .ids { max-height: 12rem; overflow-y: auto; font-size: .8rem; color: var(--faint); }
    .table { overflow-x: auto; }
    table { border-collapse: collapse; font-size: .875rem; line-height: 1.5; font-variant-numeric: tabular-nums; }
    th, td { padding: .3rem .8rem .3rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
    th { font-weight: 600; color: var(--faint); white-space: nowrap; }
    thead th { border-bottom-width: 2px; }
    td { white-space: pre-wrap; mso-number-format: "\\@"; min-width: 3em; }
    .n { text-align: right; padding-left: .8rem; mso-number-format: General; }
    .id { white-space: nowrap; }
    .left { text-align: right; }
    td.match { font-weight: 600; }
    td.strip { white-space: pre; }
    td.t { min-width: 16em; }
    td code, .facts code { font-size: .8rem; }
    mark { background: var(--mark); color: inherit; }
    article { margin: 0; padding: .9rem 0; border-top: 1px solid var(--line); }
    article:target { background: var(--raised); box-shadow: -.75rem 0 0 var(--raised), .75rem 0 0 var(--raised); }
    article h3 { margin: 0; font-weight: 400; }
    article h3 a { font-weight: 600; margin-right: .4rem; }
    article h3 span { color: var(--faint); margin-right: .4rem; }
    article .text { margin: .35rem 0; white-space: pre-wrap; }
    article .facts { margin: .2rem 0; font-size: .8rem; }
    .facts b { font-weight: 600; }
    .colophon th { padding-right: 1.5rem; }
    @media print {
      @page { margin: 18mm 16mm; }
      body { font-size: 10.5pt; line-height: 1.6; }
      main { max-width: none; padding: 0; }
      a { color: inherit; }
      h1, h2, h3, .query, .count { break-after: avoid; }
      figure, tr, article, .query { break-inside: avoid; }
      thead { display: table-header-group; }
      .table, .drawing { overflow: visible; }
      .drawing { white-space: pre-wrap; }
      .ids { max-height: none; }
      .query { background: none; }
    }

    """

  /// Pictures are drawn for a light page, so that one taken out of it is whole; on a dark one each of their colours
  /// becomes what the dark theme has in its place.
  private static let darkPictures = ChartTheme.pairs.map { light, dark in
    "  svg [fill=\"\(light)\"] { fill: \(dark); }\n"
      + "  svg [stroke=\"\(light)\"] { stroke: \(dark); }\n"
  }.joined()
}
