import ToriText

/// What keys do in the line that is typed, in the order of the page on them.
enum KeyHelp {
  struct Entry {
    let keys: String
    let summary: LocalizedText

    init(_ keys: String, _ summary: LocalizedText.Phrase, ja: LocalizedText.Phrase) {
      self.keys = keys
      self.summary = LocalizedText(summary, ja: ja)
    }
  }

  static let heading = LocalizedText(
    "the keys of the line that is typed (editing as in Emacs; 'bind -v' in ~/.editrc makes it vi)",
    ja: "入力行のキー（編集はEmacs風。~/.editrcに'bind -v'と書けばvi風）")

  static let entries: [Entry] = [
    Entry(
      "Tab", "completes; again: lists, and goes on listing what had no room",
      ja: "補完。もう一度で候補の一覧と、入りきらなかった続き"),
    Entry(
      "→ Ctrl-E End",
      "takes what stands dim behind the caret, whole; else goes right, or to the line's end",
      ja: "カーソルの後の薄い文字をすべて取り入れる。なければ右へ、または行末へ"),
    Entry(
      "Alt-F Ctrl-→", "takes one word of it; else goes a word on",
      ja: "薄い文字から一語だけ取り入れる。なければ一語進む"),
    Entry(
      "Enter",
      "runs; on an empty line, what is offered there; within an unfinished statement, a new line",
      ja: "実行。空の行では、そこに示されたもの。文の途中なら改行"),
    Entry("Alt-Enter", "a new line, wherever", ja: "どこででも改行"),
    Entry(
      "↑ ↓",
      "rows of the line; at its edge, what was typed before and begins as what stands before the caret",
      ja: "入力の行の間。端では、カーソルの前と同じに始まる、前に打った文"),
    Entry(
      "Ctrl-R", "looks for what was typed before; again: older, Ctrl-S: newer",
      ja: "前に打った文を探す。もう一度で古い方、Ctrl-Sで新しい方へ"),
    Entry("Ctrl-A Home", "to the start of the line, then of the text", ja: "行頭へ、次に文頭へ"),
    Entry("Alt-B Ctrl-←", "a word back", ja: "一語戻る"),
    Entry("Ctrl-W Alt-D", "cuts the word before, or after", ja: "前の語、後の語を切り取る"),
    Entry(
      "Ctrl-K Ctrl-U", "cuts to the end, or all; what is cut in a row is one",
      ja: "末尾まで、またはすべてを切り取る。続けて切ったものは一つにまとまる"),
    Entry(
      "Ctrl-Y Alt-Y", "puts back what was cut last; then what was before that",
      ja: "最後に切ったものを貼る。続けてその前に切ったもの"),
    Entry("Ctrl-_", "takes the last change back", ja: "直前の変更を取り消す"),
    Entry("Ctrl-X Ctrl-E", "the line in $VISUAL or $EDITOR", ja: "行を$VISUALか$EDITORで編集する"),
    Entry("Ctrl-L", "clears the screen", ja: "画面を消す"),
    Entry("Ctrl-C", "drops the line; stops a query", ja: "行を捨てる。問い合わせを止める"),
    Entry("Ctrl-D", "on an empty line, leaves", ja: "空の行で、終わる"),
    Entry("Ctrl-Z", "stops the shell until 'fg'", ja: "fgまでシェルを止める"),
  ]
}
