import type { RouteRecordRaw } from 'vue-router'

/** Comparing many municipalities, and what people keep for it. */
export const comparisonRoutes: RouteRecordRaw[] = [
  {
    path: 'compare/:view?',
    name: 'compare',
    component: () => import('@/features/compare/ComparePage.vue'),
    props: true,
    meta: { texts: ['compare'] },
  },
  {
    path: 'programmes',
    name: 'programmes',
    component: () => import('@/features/programmes/ProgrammesPage.vue'),
    meta: { texts: ['programmes', 'recordForm'] },
  },
  {
    path: 'programmes/:id',
    name: 'programme',
    component: () => import('@/features/programmes/ProgrammePage.vue'),
    props: true,
    meta: { texts: ['programmes', 'questionnaire', 'recordForm'] },
  },
  {
    path: 'practices',
    name: 'practices',
    component: () => import('@/features/practices/PracticesPage.vue'),
    meta: { texts: ['practices', 'recordForm'] },
  },
  {
    path: 'practices/:id',
    name: 'practice',
    component: () => import('@/features/practices/PracticePage.vue'),
    props: true,
    meta: { texts: ['practices', 'recordForm'] },
  },
  {
    path: 'indices',
    name: 'indices',
    component: () => import('@/features/indices/IndicesPage.vue'),
    meta: { texts: ['indices', 'recordForm'] },
  },
  {
    path: 'indices/:id',
    name: 'index',
    component: () => import('@/features/indices/IndexPage.vue'),
    props: true,
    meta: { texts: ['indices', 'questionnaire', 'recordForm'] },
  },
]
