/** How to look for each thing, as the lab's first checklists say it, so that it is translated. */
import { message } from '../../languages/texts.ts';

export const checklistHelps: readonly string[] = [
  message(
    'Press each side with your thumb before you open it: it must not give way. No tears, no soft or damp corners, no labels or tape of an earlier journey.',
  ),
  message('Look at a cut edge, best at a flap: two wavy layers between three flat ones. A padded envelope is a no.'),
  message(
    'Hold the closed parcel in both hands and tilt it slowly to each side. You should neither hear nor feel anything slide.',
  ),
  message(
    'About two fingers of padding between the device and each wall, below and above too. Crumpled paper that can be pressed flat with one finger is a no.',
  ),
  message(
    'Parcel tape over the middle seam, above and below, and better over the edges too. String, household tape or staples are a no.',
  ),
  message(
    'Were the outer label lost, could the carrier still deliver or return it? An invoice with both addresses is enough.',
  ),
  message(
    'A plug that lies loose beside a screen scratches it on the way. A film or bag around the device, and the rest in a compartment, is a yes.',
  ),
  message(
    'Bright light, the device switched off, an arm’s length away. Premium: no mark at all. Excellent: no mark to be seen from 30 cm. Good: light marks, none to be felt with a fingernail, none on the lit screen. Fair: marks that one sees and feels, but no crack.',
  ),
  message(
    'Lay it on a flat table and press the corners: it must not rock. Run a fingernail along all seams: it must not catch, and none may stand open.',
  ),
  message(
    'No grease, hair, glue of old stickers or film, and no smell of smoke or perfume. Wipe once with a white cloth: the cloth stays white.',
  ),
  message('Shine a light into the charging socket and onto the speaker grilles. A plug must go in to its end.'),
  message(
    'Compare weight, logo, print, screws and the maker’s page in the settings with a device that you know. Look the serial number up on the maker’s page. If in doubt, have a second pair of eyes look before you answer.',
  ),
  message(
    'Read the list of parts in the settings where there is one (“unknown part”, “genuine”). Screen: same black, same edge as an original. Battery: maker’s name and type. Note the part and its batch number if you can read it.',
  ),
  message(
    'The dot in the card slot or socket is white or silver, not red or pink. No mist under lenses, no green or white crust on contacts.',
  ),
  message(
    'Read model, storage and memory in the settings or on the type plate, not on the box, and compare them with the offer.',
  ),
  message(
    'Tilt it under a lamp, switched off. A crack, a chip at the edge or a scratch that a fingernail catches is a no; fine hairlines belong to the grade.',
  ),
  message(
    'Show a white, a black and a grey picture, full size and full brightness. Look at the corners from the side. One dark dot is a no from grade excellent on.',
  ),
  message('Hold a symbol until it floats and draw it slowly over the whole screen, along all edges. It must not drop.'),
  message(
    'Draw the slider from end to end; cover the light sensor and see the screen follow. A bluish or yellowish white beside a good device shows a cheap screen.',
  ),
  message('Switch it on and use it for ten minutes. A restart, a freeze or a warning of the maker is a no.'),
  message('Press each one three times: it must come back by itself, without a grinding feel.'),
  message(
    'Put a card of the lab in, call another phone, speak and listen, then load a page without Wi-Fi. A device without a card slot: can’t tell.',
  ),
  message('Join a network two rooms away and play a minute of video; couple headphones and walk five metres.'),
  message(
    'Play a voice and a piece with bass, at a third and at full volume. Crackling, humming or one silent side is a no.',
  ),
  message('Record a sentence with each microphone (a memo, a video to the front and to the back) and listen to it.'),
  message(
    'Each lens: one picture of print at 30 cm, one of the far end of the room. Photograph a white wall: no shadow or dot. Listen: no rattling lens.',
  ),
  message(
    'Enrol your finger or face, lock it, open it five times. Remove it again afterwards. A device that has neither: can’t tell.',
  ),
  message(
    'The picture turns with the device; the vibration is felt; the map shows where you stand; during a call the screen goes dark at the ear.',
  ),
  message(
    'iPhone, iPad, Watch: Settings, Battery, Battery Health. Android: Settings, Battery, or the maker’s service app. Mac: System Information, Power. Windows: powercfg /batteryreport, full charge capacity divided by design capacity. Type the figure in per cent.',
  ),
  message(
    'Lay it on glass: it must lie flat. Look for a lifted screen, a bulging back, a trackpad that no longer clicks. If it is swollen: switch it off, do not charge or press it, lay it into the fire-proof box, answer no.',
  ),
  message(
    'Charge it for twenty minutes on a stone or metal plate, and stay with it. Warm is right; too hot to hold, a sweet smell or smoke is a no: unplug it at once.',
  ),
  message(
    'Ten minutes on a known good charger must raise the figure. Move the plug gently: the charging must not stop.',
  ),
  message(
    'Go through the whole set-up with Wi-Fi on. It must reach the end without asking for the password of an account that was there before (Find My, Google, Samsung, Xiaomi, a console’s or a maker’s account).',
  ),
  message(
    'During set-up no “this device is managed by …”. Settings show no profile of an organisation. Computer: no password for the BIOS or the firmware, no message of a tracking service.',
  ),
  message(
    'Look its IMEI or serial number up in the register that the lab uses. A blocked one works today and in no network tomorrow.',
  ),
  message(
    'Try a card of another operator, or read “No SIM restrictions” in the settings. A device without a card slot: can’t tell.',
  ),
  message(
    'Photos, contacts, messages, mail, saved networks, coupled devices, eSIM, names of users, saved games; also a card or disc left inside. If you find something: stop reading, note only what kind it is, answer no.',
  ),
  message(
    'The settings look for an update without a fault. No opened system (jailbreak, root), no copied licence, no foreign maker’s name at the start.',
  ),
  message('Read the offer’s list: cable, charger, pen, controller, strap, case. Try each one.'),
  message(
    'CE mark, maker’s name, volts and amperes are printed on it. No bare wire, no loose pin, no rattling. Nothing of the kind was promised nor sent: can’t tell.',
  ),
  message(
    'In the parcel or in the order’s messages: the seller’s name, address and tax number, the day, the device with its condition and its price.',
  ),
  message(
    'A slip, or the order’s page: 30 days to return, 12 months of warranty, in a language of the country where it was bought. No request to go past the marketplace.',
  ),
  message(
    'Type *#06# into the dialler, or read it in the settings. Type in the 15 digits that the device shows, not those on the box: the last one is checked. If it truly shows a number that cannot be right, answer no.',
  ),
  message(
    'Type in what is printed on the invoice, in the order or on the box: it is compared with what the device shows. Nothing is printed: can’t tell.',
  ),
  message(
    'Draw slow slanting lines: they must not wave. Fold the keyboard on and type a line. It takes neither: can’t tell.',
  ),
  message(
    'Compare the number in the settings or on the type plate, letter by letter, with the papers. Nothing is printed: can’t tell.',
  ),
  message(
    'Turn it slowly beside your ear. Count the screws underneath: missing or mixed ones show that it was opened by somebody in a hurry.',
  ),
  message(
    'Type every key in an empty text, with and without shift. The layout is the one in the offer; stickers over another layout are a no.',
  ),
  message('Draw along all edges, click left and right in each corner, scroll with two fingers.'),
  message('Open it with one hand to 45, 90 and 120 degrees: it neither sinks nor cracks. No hinge: can’t tell.'),
  message('Plug something into each one: stick, screen, headphones, card. It must hold without wobbling.'),
  message(
    'Read both in the system, not on the sticker. SMART status: Mac, Disk Utility; Windows, Settings, Storage, Disks, or the maker’s tool. It must say good.',
  ),
  message(
    'Let it work hard for ten minutes (a game, a long video). A fan that grinds, a smell or a switch-off is a no.',
  ),
  message(
    'Both ends click in and come out again; no tear at the holes, no smell, no skin grease. A new strap of another maker is fine where the offer says so.',
  ),
  message(
    'Scroll a long list with the crown from end to end, press each button three times. It must not grate or stick.',
  ),
  message('Couple it with a phone of the lab, send a message to that phone, walk ten metres and back.'),
  message(
    'Wear it for five minutes: the pulse is within ten beats of your own count; fifty steps count as forty-five to fifty-five.',
  ),
  message(
    'Open the controller test in the settings: leave the sticks alone for ten seconds, nothing may drift. Press every button and both triggers; feel it vibrate.',
  ),
  message(
    'Insert a game, play five minutes, eject it. Scratches on the disc afterwards or a second try to read it are a no. No drive and no slot: can’t tell.',
  ),
  message(
    'Connect it to a television at the highest resolution that it is sold with. A handheld: look at its own screen, and at the dock.',
  ),
  message(
    'Sign in with the lab’s account and open the maker’s shop. A message that this console may not use the service is a no.',
  ),
  message(
    'Earphones: lift tips and cushions, look into the grilles with a light; no wax, no cracked cushion. Household: take out containers, brushes, heads and filters; no crumbs, lime, mould, hair or smell.',
  ),
  message(
    'Play a test that names its side, then a voice recorded in the middle: it must stand in the middle. One box only: can’t tell.',
  ),
  message('Stand beside a fan and switch it on and off. It must not whistle or tick. It has none: can’t tell.'),
  message(
    'Charge it fully and let it play at half volume, or wear it, beside other work; compare with the maker’s hours.',
  ),
  message(
    'One whole round of what it is for: a coffee, a room, a load, a cup of boiling water. The result is what the maker promises.',
  ),
  message(
    'Follow the cable with two fingers from end to end: no cut, no tape, no soft place. The plug fits without an adapter, its pins are straight. If in doubt do not plug it in.',
  ),
  message(
    'Stand it on white paper while it works, and look underneath afterwards. No water or steam in it: look for dust and smell.',
  ),
  message('No grinding, squealing or knocking at any speed; it does not wander over the table.'),
  message('Read the offer line by line and try each thing once. Note what you tried.'),
  message(
    'No bare wire, sharp edge, loose plug, smell of burning or part that can fall. Something that carries people: brakes, lights and bolts. If in doubt do not use it, answer no.',
  ),
];
