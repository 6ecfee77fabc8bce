import ToriCorpus
import ToriText

extension ReadFact {
  func words(of doubt: Doubt) -> LocalizedText {
    switch doubt {
    case .readByOwnNames:
      LocalizedText(
        "it has none of the columns of --map, and was read by the names of its own",
        ja: "--mapの列が一つもないので、ファイル自身の列名で読んだ")
    case .identifiersRepeated:
      LocalizedText(
        "most identifiers are those of several records: they make no ids, and nothing answers them",
        ja: "識別子の多くがいくつもの記録に付いている。idにせず、返信先ともしない")
    case .identifiersRounded:
      LocalizedText(
        "the identifiers were rounded to fifteen digits before: they make no ids, and nothing answers them",
        ja: "識別子は15桁に丸められている。idにせず、返信先ともしない")
    case .unclosedQuote:
      LocalizedText(
        "a quote opens a field and does not close it as CSV has it: it is taken for a letter",
        ja: "引用符で始まる値がCSVの形で閉じていないので、その引用符を文字として読む")
    case .undoubledQuote:
      LocalizedText("a quote within quotes is not doubled", ja: "引用符の中の引用符が重ねられていない")
    case .fieldCount:
      LocalizedText(
        "\(self[0]) fields where there are \(self[1]) columns", ja: "列は\(self[1])なのに値が\(self[0])")
    case .noDatLine:
      LocalizedText(
        "this is no line of a .dat file: it has not four parts", ja: "四つの部分がなく、.datの行ではない")
    case .noColumns: LocalizedText("no columns", ja: "列がない")
    case .noJSONObject: LocalizedText("this is no JSON object", ja: "JSONオブジェクトではない")
    case .undecodedByte:
      LocalizedText(
        "a byte that is not of \(self[0]) is shown as U+FFFD", ja: "\(self[0])でないバイトはU+FFFDで示す")
    case .impossibleTime:
      LocalizedText("there is no such time: “\(self[0])”", ja: "そのような日時はない: 「\(self[0])」")
    case .textCut:
      LocalizedText("this text is too long to be one and was cut", ja: "この本文は長すぎるので分けた")
    case .moreAlike:
      LocalizedText(
        "\(self[0]) more like these (\(sort(1)))", ja: "このようなもの（\(sort(1))）がほかに\(self[0])")
    case .recordTooLarge: LocalizedText("the record is larger than 64 MB", ja: "記録が64MBより大きい")
    case .halfCharacters:
      LocalizedText(
        "half a character or U+0000, which no text holds, is shown as U+FFFD (\(self[0]) in all)",
        ja: "文字の半分やU+0000はU+FFFDで示す（全部で\(self[0])件）")
    case .cutByPlatform:
      LocalizedText(
        "the platform cut the text, and the file has no more of it (\(self[0]) in all)",
        ja: "本文が途中で切られていて、続きはファイルにない（全部で\(self[0])件）")
    case .deepHTML:
      LocalizedText(
        "the HTML is too deep or too large: its tags were only taken away (\(self[0]) in all)",
        ja: "HTMLが深すぎるか大きすぎるので、タグを除いただけ（全部で\(self[0])件）")
    case .daysOnly:
      LocalizedText(
        "times are given to the day at best, and are taken as that (\(self[0]) in all)",
        ja: "日時は日までしかわからないので、その日とする（全部で\(self[0])件）")
    case .unknownAge:
      LocalizedText(
        "“\(self[1])” is no age that tori knows: the post is taken to be of the year before (\(self[0]) in all)",
        ja: "「\(self[1])」がどれほど前かわからないので、その前の一年のうちとする（全部で\(self[0])件）")
    case .zoneOfMaker:
      LocalizedText(
        "times are in the zone of whoever made the file, and are taken as \(self[1])'s (say: --zone; \(self[0]) in all)",
        ja: "日時はファイルを作った人の時間帯のもので、\(self[1])とした（指定は--zone。全部で\(self[0])件）")
    case .damagedIdentifier:
      LocalizedText(
        "the identifier “\(self[0])” was damaged before: it makes no id, and nothing answers it",
        ja: "識別子「\(self[0])」は元の値が失われている。idにせず、返信先ともしない")
    case .damagedReference:
      LocalizedText(
        "“\(self[0])” was damaged before and names no post",
        ja: "「\(self[0])」は元の値が失われていて、どの投稿も指さない")
    case .longOwnValues:
      LocalizedText(
        "values of more than \(self[1]) bytes in columns of their own are left out (\(self[0]) in all)",
        ja: "独自の列の\(self[1])バイトを超える値は取らない（全部で\(self[0])個）")
    case .recordsInCells:
      LocalizedText(
        "cells that hold records of JSON are no values and are left out (\(self[0]) in all; say: --map FIELD=COLUMN.KEY)",
        ja: "JSONの記録が入ったセルは値としない（全部で\(self[0])個。指定は --map 項目=列.キー）")
    case .noText: LocalizedText("the record has no text", ja: "この記録に本文がない")
    case .unclearDeletion:
      LocalizedText(
        "“\(self[0])” says neither yes nor no of whether the post was deleted",
        ja: "「\(self[0])」からは削除されたかどうかがわからない")
    case .noNumber:
      LocalizedText("no number can be read from “\(self[0])”", ja: "「\(self[0])」から数を読み取れない")
    case .unclearDateOrder:
      LocalizedText(
        "“\(self[0])” does not show whether its day or its month comes first, nor do the others (say: --date-order dmy, mdy or ymd)",
        ja: "「\(self[0])」は日と月のどちらが先か、ほかの値からもわからない（指定は --date-order dmy、mdy、ymd）")
    case .noTime:
      LocalizedText("no time can be read from “\(self[0])”", ja: "「\(self[0])」から日時を読み取れない")
    case .emptyFile: LocalizedText("the file is empty", ja: "ファイルが空")
    case .noRecord: LocalizedText("it holds no record", ja: "記録が一つもない")
    case .tooManyColumns:
      LocalizedText(
        "there are more than \(self[0]) columns: \(self[1]) values of others are left out",
        ja: "列が\(self[0])を超えるので、ほかの列の値\(self[1])個を取らない")
    case .noMailHeader: LocalizedText("a message without a header", ja: "ヘッダーのないメール")
    case .mailBytes:
      LocalizedText(
        "some of the message's bytes are not of the encoding that it names",
        ja: "本文に、示された文字コードでないバイトがある")
    case .mailEncoding:
      LocalizedText(
        "the message names the encoding “\(self[0])”, which tori does not read: its text was guessed",
        ja: "メールの文字コードは「\(self[0])」だが、toriは読めない。本文は推定したもの")
    case .noTextElement:
      LocalizedText(
        "no element such as <text> or <doc> holds the words", ja: "<text>や<doc>のような要素がない")
    case .unclosedElement: LocalizedText("<\(self[0])> is not closed", ja: "<\(self[0])>が閉じていない")
    case .brokenXML:
      LocalizedText(
        "from line \(self[0]) on this is no XML: \(self[1])",
        ja: "\(self[0])行目からXMLとして読めない: \(self[1])")
    case .deepXML:
      LocalizedText("elements nest deeper than \(self[0])", ja: "要素の入れ子が\(self[0])より深い")
    case .jsonCut: LocalizedText("this is no JSON: it ends too soon", ja: "JSONではない: 途中で終わっている")
    case .jsonExpected:
      LocalizedText(
        "this is no JSON: \(self[0]) is expected at byte \(self[1])",
        ja: "JSONではない: \(self[1])バイト目に\(self[0])がない")
    case .jsonMore:
      LocalizedText(
        "this is no JSON: more follows behind it at byte \(self[0])",
        ja: "JSONではない: \(self[0])バイト目から余分なものが続く")
    case .jsonValue: LocalizedText("a value", ja: "値")
    case .jsonName: LocalizedText("a name in quotes", ja: "引用符つきの名前")
    case .jsonColon: LocalizedText("a colon", ja: "コロン")
    case .jsonComma: LocalizedText("a comma or a closing bracket", ja: "カンマか閉じ括弧")
    case .htmlStripped:
      LocalizedText(
        "the HTML \(self[0]): its tags were only taken away", ja: "HTMLが\(self[0])ので、タグを除いただけ")
    case .stampOrder:
      LocalizedText(
        "stamps such as that of “\(self[1])” do not show whether the day or the month comes first: these times stay unknown (say: --date-order dmy, mdy or ymd; \(self[0]) in all)",
        ja:
          "「\(self[1])」などの日時は日と月のどちらが先かわからないので、時刻不明とする（指定は --date-order dmy、mdy、ymd。全部で\(self[0])件）"
      )
    case .stampCalendar:
      LocalizedText(
        "stamps such as that of “\(self[1])” are of another calendar: these times stay unknown (\(self[0]) in all)",
        ja: "「\(self[1])」などの日時は別の暦のものなので、時刻不明とする（全部で\(self[0])件）")
    case .stampZone:
      LocalizedText(
        "stamps such as that of “\(self[1])” are of a zone whose name does not tell how far it is from UTC: these times stay unknown (\(self[0]) in all)",
        ja: "「\(self[1])」などの日時は時間帯の名前からUTCとの差がわからないので、時刻不明とする（全部で\(self[0])件）")
    case .halfWidthKana:
      LocalizedText(
        "the bytes are half-width kana in Shift_JIS, but may be letters of another encoding (say: --encoding NAME)",
        ja: "Shift_JISの半角カナとして読んだが、別の文字コードかもしれない（指定は --encoding 名前）")
    case .western:
      LocalizedText(
        "the bytes that are not ASCII are taken for letters of windows-1252 (say: --encoding NAME)",
        ja: "ASCIIでないバイトはwindows-1252の文字として読んだ（指定は --encoding 名前）")
    case .repeatedIdentifiers:
      LocalizedText(
        "\(self[0]) record\(number(0) == 1 ? " has" : "s have") an identifier that an earlier one has: ids end in .2, .3 …, and answers mean the first",
        ja: "前の記録と同じ識別子の記録が\(self[0])件。idの終わりに.2、.3…が付き、返信先は最初のものとする")
    case .unreadFrames:
      LocalizedText(
        "\(self[0]) frame\(plural(0)) of the page \(number(0) == 1 ? "has a text of its own that is" : "have texts of their own that are") not read",
        ja: "ページのフレーム\(self[0])件にも文章があるが、読まない")
    case .besideList:
      LocalizedText(
        "the records are the members of \(self[1]); what stands beside these lists is in none of them: \(self[0])",
        ja: "記録は\(self[1])の要素で、並びの外の値はどの記録にも入らない: \(self[0])")
    case .textsOfHTML:
      LocalizedText(
        "the texts are HTML, and are read as a page shows them", ja: "本文がHTMLなので、ページに見えるとおりに読む")
    case .titlesAlone:
      LocalizedText(
        "no column holds a text, so the posts' texts are their titles: \(self[0]) (say: --map text=COLUMN)",
        ja: "本文の列がないので、題名\(self[0])を本文とする（指定は --map text=列）")
    case .savedPageCut: LocalizedText("the saved page ends too early", ja: "保存したページが途中で終わっている")
    case .attachments:
      number(1) > 0
        ? LocalizedText(
          "sent along and not read: \(self[0]) and \(self[1]) more",
          ja: "添付で、読まないもの: \(self[0])ほか\(self[1])件")
        : LocalizedText("sent along and not read: \(self[0])", ja: "添付で、読まないもの: \(self[0])")
    }
  }
}
