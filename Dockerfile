# API and worker are the same image with another command.
FROM node:24.21.0-bookworm-slim

ENV NODE_ENV=production
WORKDIR /app

COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

COPY NOTICE LICENSES-THIRD-PARTY.md ./
COPY activities activities
COPY api api
COPY catalogue catalogue
COPY cli cli
COPY domain domain
COPY ledger ledger
COPY notifications notifications
COPY policies policies
COPY service service
COPY temporal temporal
COPY worker worker
COPY workflows workflows

RUN SLA_CACHE_DIR=/tmp/cache npm run build && rm -r /tmp/cache

# As `npm start` does: docs/decisions.md, "The allocator is told to give freed memory back".
ENV MALLOC_ARENA_MAX=2 MALLOC_TRIM_THRESHOLD_=131072 MALLOC_MMAP_THRESHOLD_=16384 NODE_OPTIONS=--max-old-space-size=1536
USER node
EXPOSE 8080
CMD ["node", "service/run.mjs", "api"]
