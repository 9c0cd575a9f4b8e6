/** Local parts that many people read, as they are usual in English and in Korean organisations. */
const SHARED = [
  'info information contact contacts contactus hello hi hey mail email mailbox inbox enquiry enquiries inquiry inquiries',
  'office reception frontdesk team teams staff all everyone everybody group company partner partners',
  'sales order orders shop store billing invoice invoices accounts accounting finance payroll purchasing procurement',
  'support help helpdesk service servicedesk customerservice customercare care cs feedback complaints',
  'admin administrator administration it webmaster hostmaster postmaster master root security abuse privacy legal',
  'hr recruit recruiting recruitment jobs careers career people marketing pr press media news newsletter events',
  'noreply no-reply no_reply donotreply do-not-reply',
  'insa chongmu hongbo yeongeop daepyo gomin munui 인사 총무 홍보 영업 대표 문의 고객센터 고객지원 채용 안내',
].flatMap((line) => line.split(' '));

// `sales2`, `info-kr`; digits once and hyphens that each begin a word, so that no text takes long.
const PATTERN = new RegExp(`^(?:${SHARED.join('|')})\\d*(?:-[\\p{L}\\d]+)*$`, 'u');

/** Whether an address is one that many people read, by its part before the @. */
export function looksShared(address: string): boolean {
  return PATTERN.test(address.slice(0, address.lastIndexOf('@')));
}
