// The server as a small merchant runs it: guests buy, payment on invoice, no e-mail. The database lives in memory.
import { DefaultLogger, DefaultSearchPlugin, LogLevel, PaymentMethodHandler, LanguageCode } from '@vendure/core';

// Nothing is charged: the invoice goes by post, and the order is authorized at once.
const invoice = new PaymentMethodHandler({
  code: 'invoice',
  description: [{ languageCode: LanguageCode.en, value: 'Payment on invoice' }],
  args: {},
  createPayment: (ctx, order, amount) => ({ amount, state: 'Authorized', transactionId: `invoice-${order.code}` }),
  settlePayment: () => ({ success: true }),
});

export const config = {
  logger: new DefaultLogger({ level: LogLevel.Error, timestamp: false }),
  apiOptions: { hostname: '127.0.0.1', port: 0, adminApiPath: 'admin-api', shopApiPath: 'shop-api' },
  authOptions: {
    tokenMethod: ['cookie'],
    superadminCredentials: { identifier: 'nobody', password: 'used-by-nobody' },
    cookieOptions: { secret: 'a shop that lives for one test run' },
  },
  dbConnectionOptions: { type: 'sqljs', synchronize: true, logging: false },
  paymentOptions: { paymentMethodHandlers: [invoice] },
  plugins: [DefaultSearchPlugin.init({ indexStockStatus: true })],
};
