/** The words that feeds may use, as the contract lists them. */
export const kinds = [
  'factory',
  'repairer',
  'recycler',
  'trader',
  'lessor',
  'manufacturer',
  'retailer',
  'mobile_operator',
];
export const grades = ['fair', 'good', 'excellent', 'premium'];
export const cancellers = ['buyer', 'seller', 'platform', 'unknown'];
export const faults = ['seller', 'buyer', 'carrier', 'platform', 'none', 'unknown'];
export const complaintReasons = [
  'defective',
  'not_as_described',
  'wrong_item',
  'missing_part',
  'not_delivered',
  'late',
  'battery',
  'locked_device',
  'invoice',
  'other',
];
export const returnReasons = [
  'change_of_mind',
  'defective',
  'not_as_described',
  'wrong_item',
  'missing_part',
  'damaged_in_transit',
  'counterfeit',
  'locked_device',
  'warranty',
  'other',
];
export const resolutions = ['refund', 'replace', 'repair', 'advice', 'rejected'];
export const customerDecisions = ['accepted', 'rejected'];
