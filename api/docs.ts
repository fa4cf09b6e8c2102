import { Router, type RequestHandler } from 'express';
import swaggerUi from 'swagger-ui-express';

const OPTIONS = {
  customSiteTitle: 'SLA timers: API',
  swaggerUrl: '/openapi.json',
  // The badge would be loaded from another site.
  swaggerOptions: { validatorUrl: null },
};

/** In characters. */
const MAX_PATH = 100;

/**
 * Readable docs under `/docs`, with Swagger UI's files from here, so that nothing is loaded from other
 * sites.
 */
export function docsRouter(): Router {
  const router = Router();
  router.use(
    '/docs',
    passBy,
    swaggerUi.serveFiles(undefined, OPTIONS),
    swaggerUi.setup(undefined, OPTIONS),
  );
  return router;
}

/** No file has so long an address, and 60 kB of `../` take a tenth of a second to be understood. */
const passBy: RequestHandler = ({ path }, _response, next) => {
  next(path.length > MAX_PATH ? 'router' : undefined);
};
