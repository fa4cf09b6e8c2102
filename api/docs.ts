import { Router } from 'express';
import swaggerUi from 'swagger-ui-express';

const OPTIONS = {
  customSiteTitle: 'SLA timers: API',
  swaggerUrl: '/openapi.json',
  // The badge would be loaded from another site.
  swaggerOptions: { validatorUrl: null },
};

/**
 * Readable docs under `/docs`, with Swagger UI's files from here, so that nothing is loaded from other
 * sites.
 */
export function docsRouter(): Router {
  const router = Router();
  router.use(
    '/docs',
    swaggerUi.serveFiles(undefined, OPTIONS),
    swaggerUi.setup(undefined, OPTIONS),
  );
  return router;
}
