/** What sellers are written about a corrective action, in their languages: short, with the link to all of it. */
import type { Language } from '../languages/language.ts';

export type ActionNews = 'asked' | 'verified' | 'failed' | 'withdrawn';

export interface ActionLetter {
  subject: (day: string) => string;
  /** One sentence or two; `asked` is followed by what is asked for, each by the link. */
  body: (day: string) => string;
}

/** `day`: until when, as the language writes days. */
export const letterTexts: Record<Language, Record<ActionNews, ActionLetter>> = {
  en: {
    asked: {
      subject: (day) => `Please put this right by ${day}`,
      body: (day) =>
        `Our lab bought a device from you and found something that must be put right. Please do the following by ${day} and tell us on the page below what you have done; the lab will then check it.`,
    },
    verified: {
      subject: () => 'Checked: what you put right is in order',
      body: () => 'The lab checked what you had put right. It is in order now, and there is nothing more to do.',
    },
    failed: {
      subject: () => 'Checked: the same fault was found again',
      body: () =>
        'The lab checked what you had put right and found the same fault again. You find the result, with photos, on the page below; your seller success manager knows of it.',
    },
    withdrawn: {
      subject: () => 'You need not do this any more',
      body: () => 'We asked you to put something right. We take that back: there is nothing to do any more.',
    },
  },
  fr: {
    asked: {
      subject: (day) => `Merci de corriger ceci d’ici au ${day}`,
      body: (day) =>
        `Notre laboratoire vous a acheté un appareil et a constaté un point à corriger. Merci de faire ce qui suit d’ici au ${day} et de nous dire, sur la page ci-dessous, ce que vous avez fait ; le laboratoire le contrôlera ensuite.`,
    },
    verified: {
      subject: () => 'Contrôlé : votre correction est en ordre',
      body: () =>
        'Le laboratoire a contrôlé ce que vous aviez corrigé. Tout est en ordre, vous n’avez plus rien à faire.',
    },
    failed: {
      subject: () => 'Contrôlé : le même défaut a été constaté à nouveau',
      body: () =>
        'Le laboratoire a contrôlé ce que vous aviez corrigé et a constaté à nouveau le même défaut. Le résultat, avec photos, se trouve sur la page ci-dessous ; la personne qui suit votre compte en est informée.',
    },
    withdrawn: {
      subject: () => 'Vous n’avez plus à faire ceci',
      body: () => 'Nous vous avions demandé une correction. Nous la retirons : vous n’avez plus rien à faire.',
    },
  },
  de: {
    asked: {
      subject: (day) => `Bitte bis ${day} in Ordnung bringen`,
      body: (day) =>
        `Unser Labor hat bei Ihnen ein Gerät gekauft und etwas gefunden, das in Ordnung gebracht werden muss. Bitte tun Sie Folgendes bis ${day} und schreiben Sie uns auf der Seite unten, was Sie getan haben; danach prüft es das Labor.`,
    },
    verified: {
      subject: () => 'Geprüft: Ihre Abhilfe ist in Ordnung',
      body: () =>
        'Das Labor hat geprüft, was Sie in Ordnung gebracht haben. Es ist jetzt in Ordnung, mehr ist nicht zu tun.',
    },
    failed: {
      subject: () => 'Geprüft: derselbe Mangel wurde wieder gefunden',
      body: () =>
        'Das Labor hat geprüft, was Sie in Ordnung gebracht haben, und denselben Mangel wieder gefunden. Das Ergebnis mit Fotos finden Sie auf der Seite unten; Ihre Betreuung weiß davon.',
    },
    withdrawn: {
      subject: () => 'Das müssen Sie nicht mehr tun',
      body: () =>
        'Wir hatten Sie gebeten, etwas in Ordnung zu bringen. Das nehmen wir zurück: Es ist nichts mehr zu tun.',
    },
  },
  es: {
    asked: {
      subject: (day) => `Corrija esto antes del ${day}, por favor`,
      body: (day) =>
        `Nuestro laboratorio le compró un dispositivo y encontró algo que debe corregirse. Haga lo siguiente a más tardar el ${day} y díganos en la página indicada abajo qué ha hecho; después lo comprobará el laboratorio.`,
    },
    verified: {
      subject: () => 'Comprobado: lo que corrigió está en orden',
      body: () =>
        'El laboratorio ha comprobado lo que usted corrigió. Ahora está en orden y no tiene que hacer nada más.',
    },
    failed: {
      subject: () => 'Comprobado: se encontró de nuevo el mismo defecto',
      body: () =>
        'El laboratorio ha comprobado lo que usted corrigió y ha encontrado de nuevo el mismo defecto. El resultado, con fotos, está en la página indicada abajo; la persona que lleva su cuenta está informada.',
    },
    withdrawn: {
      subject: () => 'Ya no tiene que hacer esto',
      body: () => 'Le habíamos pedido una corrección. La retiramos: ya no tiene que hacer nada.',
    },
  },
  it: {
    asked: {
      subject: (day) => `La preghiamo di correggere entro il ${day}`,
      body: (day) =>
        `Il nostro laboratorio ha acquistato da Lei un dispositivo e ha trovato qualcosa da correggere. La preghiamo di fare quanto segue entro il ${day} e di scriverci, nella pagina qui sotto, che cosa ha fatto; poi il laboratorio lo controllerà.`,
    },
    verified: {
      subject: () => 'Controllato: la correzione è in ordine',
      body: () => 'Il laboratorio ha controllato ciò che ha corretto. Ora è in ordine e non c’è altro da fare.',
    },
    failed: {
      subject: () => 'Controllato: lo stesso difetto è stato trovato di nuovo',
      body: () =>
        'Il laboratorio ha controllato ciò che ha corretto e ha trovato di nuovo lo stesso difetto. Il risultato, con le foto, è nella pagina qui sotto; chi segue il Suo account ne è informato.',
    },
    withdrawn: {
      subject: () => 'Non deve più fare questo',
      body: () => 'Le avevamo chiesto una correzione. La ritiriamo: non c’è più nulla da fare.',
    },
  },
};
