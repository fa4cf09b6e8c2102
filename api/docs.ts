import { Router } from 'express';
import swaggerUi from 'swagger-ui-express';

const OPTIONS = {
  customSiteTitle: 'SLA timers: API',
  swaggerUrl: '/openapi.json',
  // The badge would be loaded from elsewhere.
  swaggerOptions: { validatorUrl: null },
};

/** Readable docs under `/docs`, by Swagger UI's own files: nothing comes from elsewhere. */
export function docsRouter(): Router {
  const router = Router();
  router.use(
    '/docs',
    swaggerUi.serveFiles(undefined, OPTIONS),
    swaggerUi.setup(undefined, OPTIONS),
  );
  return router;
}
