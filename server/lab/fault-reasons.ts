/** Which reasons customers give, in complaints and returns, for what the lab would find: the feeds know no finer words. */

export interface CustomerReasons {
  complaints: readonly string[];
  returns: readonly string[];
}

const locked = { complaints: ['locked_device'], returns: ['locked_device'] };
const battery = { complaints: ['battery'], returns: [] };
const genuine = { complaints: [], returns: ['counterfeit'] };
const missing = { complaints: ['missing_part'], returns: ['missing_part'] };
const invoice = { complaints: ['invoice'], returns: [] };
const described = { complaints: ['not_as_described', 'wrong_item'], returns: ['not_as_described', 'wrong_item'] };
const defective = { complaints: ['defective'], returns: ['defective', 'warranty'] };
const none = { complaints: [], returns: [] };

const reasons: Readonly<Record<string, CustomerReasons>> = {
  ...{ 'not-locked': locked, 'not-managed': locked, 'no-sim-lock': locked, 'safety-locked_device': locked },
  ...{ 'battery-health': battery, 'battery-lasts': battery, 'battery-flat': battery, 'battery-cool': battery },
  ...{ charges: battery, 'safety-battery_hazard': battery, genuine, 'safety-counterfeit': genuine },
  ...{ 'parts-original': genuine, accessories: missing, 'charger-safe': missing, invoice },
  ...{ 'imei-papers': invoice, 'serial-papers': invoice, 'grade-seen': described, 'as-offered': described },
  ...{ 'body-straight': described, 'does-as-offered': described, hygiene: described },
  // No customer can give a reason for these.
  ...{ 'no-old-data': none, 'not-blocked': none, imei: none, 'safety-previous_owner_data': none },
};

/** Whatever is not listed is something that does not work. */
export const faultReasons = (item: string): CustomerReasons => reasons[item] ?? defective;
