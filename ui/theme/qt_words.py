"""Words of Qt's own dialogs, such as choosing a file or a printer, in the person's language."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

_NAME = "words_of_qt"


def speak_as(application: QCoreApplication, language: str) -> None:
    """Take Qt's catalogue of this language instead of the one before; where Qt has none its words stay English."""
    before = application.findChild(QTranslator, _NAME)
    if before is not None:
        QCoreApplication.removeTranslator(before)
        before.deleteLater()
        before.setObjectName("")
    translator = QTranslator(application)
    translator.setObjectName(_NAME)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(language.replace("-", "_")), "qtbase", "_", folder):
        QCoreApplication.installTranslator(translator)
