/** The German words of the grounds that an installation starts with. */
export const de: Readonly<Record<string, { title: string; text: string }>> = {
  'late-delivery': {
    title: 'Bestellungen kommen bis zum versprochenen Tag an',
    text: 'Verkäufer liefern bis zu dem Tag, der dem Käufer versprochen wurde. Liegt der Anteil verspäteter Bestellungen über der veröffentlichten Schwelle, kann der Marktplatz den Verkäufer verwarnen, begrenzen oder sperren.',
  },
  complaint: {
    title: 'Käufer haben keinen Anlass zur Beschwerde',
    text: 'Verkäufer liefern funktionierende Geräte wie beschrieben und lösen Probleme. Liegt der Anteil der Bestellungen mit Beschwerde über der veröffentlichten Schwelle, kann der Marktplatz den Verkäufer verwarnen, begrenzen oder sperren.',
  },
  return: {
    title: 'Geräte kommen nicht wegen des Verkäufers zurück',
    text: 'Geräte werden vollständig, funktionierend, echt und wie beschrieben versandt. Liegt der Anteil der Bestellungen, die wegen des Verkäufers zurückkommen, über der veröffentlichten Schwelle, kann der Marktplatz den Verkäufer verwarnen, begrenzen oder sperren.',
  },
  'low-review': {
    title: 'Käufer sind zufrieden',
    text: 'Verkäufer bedienen Käufer zu deren Zufriedenheit. Liegt der Anteil der Bewertungen mit einem oder zwei Sternen über der veröffentlichten Schwelle, kann der Marktplatz den Verkäufer verwarnen, begrenzen oder sperren.',
  },
  cancellation: {
    title: 'Verkäufer erfüllen ihre Bestellungen',
    text: 'Verkäufer bieten nur an, was sie haben, und stornieren keine Bestellungen. Liegt der Anteil der vom Verkäufer stornierten Bestellungen über der veröffentlichten Schwelle, kann der Marktplatz den Verkäufer verwarnen, begrenzen oder sperren.',
  },
  'slow-reply': {
    title: 'Käufer erhalten binnen 24 Geschäftsstunden eine Antwort',
    text: 'Verkäufer beantworten Beschwerden binnen 24 Geschäftsstunden. Liegt der Anteil späterer Antworten über der veröffentlichten Schwelle, kann der Marktplatz den Verkäufer verwarnen.',
  },
  inspection: {
    title: 'Geräte sind so gut, wie sie verkauft werden',
    text: 'Geräte entsprechen dem Zustand, in dem sie angeboten werden. Der Marktplatz prüft das durch zufällig gezogene Testkäufe. Bestehen zu viele davon nicht, kann er den Verkäufer verwarnen, begrenzen oder sperren.',
  },
  'bad-order': {
    title: 'Bestellungen gelingen insgesamt',
    text: 'Liegt der Anteil der Bestellungen, die auf die eine oder andere Weise missglücken, über der veröffentlichten Schwelle, kann der Marktplatz den Verkäufer verwarnen, begrenzen oder sperren, auch wenn keine einzelne Zahl darüber liegt.',
  },
  'trade-in': {
    title: 'Gebrauchte Geräte werden fair angekauft',
    text: 'Wer gebrauchte Geräte ankauft, prüft, bezahlt und schickt sie rechtzeitig zurück und hält sich an sein Angebot. Werden die veröffentlichten Schwellen überschritten, kann der Marktplatz den Ankäufer verwarnen, begrenzen oder sperren.',
  },
  safety: {
    title: 'Keine Gefahr für Käufer und keine fremden Daten',
    text: 'Geräte sind echt und sicher, tragen keine Daten früherer Besitzer und sind an kein Konto gebunden. Findet sich eines, für das das nicht gilt, kann der Marktplatz den Verkäufer sofort sperren, bis die Ursache beseitigt ist.',
  },
  'repeated-infringement': {
    title: 'Wiederholter Verstoß gegen diese Bedingungen',
    text: 'Hat ein Verkäufer wiederholt gegen diese Bedingungen verstoßen und haben frühere Maßnahmen nicht geholfen, kann der Marktplatz den Dienst für ihn beenden.',
  },
  'legal-obligation': {
    title: 'Ein Gesetz oder eine Behörde verlangt es',
    text: 'Verlangt ein Gesetz, ein Gericht oder eine Behörde, dass der Marktplatz den Dienst für einen Verkäufer einschränkt oder beendet, so tut er es in diesem Umfang.',
  },
};
