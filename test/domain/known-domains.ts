/** Real names, known for what they are; nobody is written to there. */
export const PRIVATE_MAIL = 'gmail.com';
export const THROW_AWAY = 'mailinator.com';
