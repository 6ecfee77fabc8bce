import ToriCorpus
import ToriText

extension ReadFact {
  func words(of kind: FileKind) -> LocalizedText {
    switch kind {
    case .unknownXML:
      LocalizedText(
        "XML of a form that tori does not know (<\(self[0])>)", ja: "toriの知らない形のXML（<\(self[0])>）")
    case .pipe: LocalizedText("a pipe", ja: "パイプ")
    case .socket: LocalizedText("a socket", ja: "ソケット")
    case .device: LocalizedText("a device", ja: "デバイス")
    case .officeDocument: LocalizedText("a document of an office program", ja: "オフィスソフトの文書")
    case .parquet: LocalizedText("Parquet", ja: "Parquet")
    case .featherOfArrow: LocalizedText("Feather (Arrow)", ja: "Feather（Arrow）")
    case .feather: LocalizedText("Feather", ja: "Feather")
    case .pickle: LocalizedText("a pickle of Python", ja: "Pythonのpickle")
    case .hdf5: LocalizedText("HDF5", ja: "HDF5")
    case .sqlite: LocalizedText("an SQLite database", ja: "SQLiteのデータベース")
    case .pdf: LocalizedText("a PDF", ja: "PDF")
    case .rtf: LocalizedText("a document in RTF", ja: "RTFの文書")
    case .oldOffice: LocalizedText("a document of an old Word or Excel", ja: "古いWordかExcelの文書")
    case .png: LocalizedText("a PNG image", ja: "PNG画像")
    case .jpeg: LocalizedText("a JPEG image", ja: "JPEG画像")
    case .gif: LocalizedText("a GIF image", ja: "GIF画像")
    case .webp: LocalizedText("a WebP image", ja: "WebP画像")
    case .video: LocalizedText("a video", ja: "動画")
    case .sound: LocalizedText("sound", ja: "音声")
    case .program: LocalizedText("a program", ja: "プログラム")
    case .binaryData: LocalizedText("binary data", ja: "バイナリデータ")
    case .rData: LocalizedText("data of R", ja: "Rのデータ")
    case .stata: LocalizedText("data of Stata", ja: "Stataのデータ")
    case .spss: LocalizedText("data of SPSS", ja: "SPSSのデータ")
    case .numpy: LocalizedText("an array of NumPy", ja: "NumPyの配列")
    case .avro: LocalizedText("Avro", ja: "Avro")
    case .lfsPointer:
      LocalizedText("a pointer of Git LFS, whose file is elsewhere", ja: "Git LFSのポインタで、中身は別の場所にある")
    case .propertyList:
      LocalizedText(
        "a web archive of Safari, or another property list", ja: "Safariのウェブアーカイブなどのプロパティリスト")
    }
  }
}
