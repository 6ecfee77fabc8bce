/// A language that tori speaks to people.
package enum SpokenLanguage: String, CaseIterable, Sendable {
  case english = "en"
  case japanese = "ja"

  /// The language of the locale that the environment names: of `LC_ALL`, `LC_MESSAGES` and `LANG`, the
  /// first that says anything.
  package static func ofLocale(_ environment: (String) -> String?) -> SpokenLanguage {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environment).first {
      !$0.isEmpty
    }
    return locale?.hasPrefix("ja") == true ? .japanese : .english
  }
}
